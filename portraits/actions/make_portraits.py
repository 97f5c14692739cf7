"""Make portrait pages for authors, many at once.

Wagtail adds pages one at a time; here the tree's own columns are written as treebeard writes them,
and a page's two rows (the page and the portrait) in two statements. A test compares the result
with ``add_child``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from wagtail.models import Page

from portraits.actions.build_records import curiosity_from, numbered, set_rows
from portraits.actions.facts import AuthorFacts
from portraits.actions.index_records import index_new
from portraits.actions.log_records import CREATED, log_records
from portraits.models import Author, Curiosity, PortraitIndexPage, PortraitPage

BATCH = 500


@transaction.atomic
def make_portraits(
    every: Sequence[AuthorFacts], authors: Mapping[str, Author], user: Any = None
) -> list[PortraitPage]:
    """A draft portrait in the default language for each author, with its curiosities.

    Args:
        every: the authors' facts.
        authors: the stored authors by key; none of them has a portrait in this language.
        user: who does it, for the history; None for a command.
    """
    if not every:
        return []
    index = PortraitIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    parent = Page.objects.select_for_update().get(pk=index.pk)
    pages = [_page(authors[facts.key], facts) for facts in every]
    _place_in_tree(pages, parent)
    _insert(pages)
    curiosities: list[Curiosity] = []
    for page, facts in zip(pages, every, strict=True):
        rows = numbered([curiosity_from(row, locale=page.locale) for row in facts.curiosities])
        set_rows(page, curiosities=rows)
        curiosities += rows
    Curiosity.objects.bulk_create(curiosities, batch_size=BATCH)
    log_records(pages, CREATED, user)
    index_new(pages)
    return pages


def _page(author: Author, facts: AuthorFacts) -> PortraitPage:
    page = PortraitPage(author=author, live=False, has_unpublished_changes=facts.draft)
    page.follow_record()
    return page


def _place_in_tree(pages: Sequence[PortraitPage], parent: Page) -> None:
    """Append the pages to a page's children: path, depth, address and language."""
    last = parent.get_last_child()
    step = _number(last.path, parent) if last else 0
    content_type = ContentType.objects.get_for_model(PortraitPage)
    locale = parent.locale
    for number, page in enumerate(pages, start=step + 1):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, number)  # noqa: SLF001 - treebeard's own
        page.numchild = 0
        page.locale = locale
        page.content_type = content_type
        page.set_url_path(parent)
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))


def _number(path: str, parent: Page) -> int:
    """The number of a child among its siblings."""
    return Page._str2int(path[len(parent.path) :])  # noqa: SLF001 - treebeard's own


def _insert(pages: Sequence[PortraitPage]) -> None:
    """Write the pages' rows in both tables; Django refuses to do that in bulk."""
    shared = [field.attname for field in Page._meta.concrete_fields]  # noqa: SLF001
    bases = [
        Page(**{name: getattr(page, name) for name in shared if name != "id"}) for page in pages
    ]
    for page, base in zip(pages, Page.objects.bulk_create(bases, batch_size=BATCH), strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
        page._state.adding = False  # noqa: SLF001
        page._state.db = base._state.db  # noqa: SLF001
    fields = PortraitPage._meta.local_concrete_fields  # noqa: SLF001 - documented API
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = quote(PortraitPage._meta.db_table)  # noqa: SLF001 - documented API
    with connection.cursor() as cursor:
        for batch in batched(pages, BATCH):
            rows = [
                value
                for page in batch
                for value in (
                    field.get_db_prep_save(field.pre_save(page, add=True), connection)
                    for field in fields
                )
            ]
            values = ", ".join([f"({marks})"] * len(batch))
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES {values}",  # noqa: S608 - names of columns
                rows,
            )
