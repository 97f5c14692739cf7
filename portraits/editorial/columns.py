"""What the columns of lists and choosers say about a record. Records come with what is needed."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from authorsite.partial_dates import format_life_span
from portraits.models import Author, Excerpt, Place, Work
from portraits.models.vocabulary import Role

MOST = 3


def column(name: str, label: str | Promise, accessor: Any) -> Column:
    """A column whose cells a function writes."""
    return Column(name, label=label, accessor=accessor)


def years_of(author: Author) -> str:
    """The years of a life."""
    return str(format_life_span(author.birth, author.death, "sv").plain)


def ties_of(author: Author) -> str:
    """The places an author is tied to, the municipality rather than the village."""
    names = []
    for tie in author.ties.all():
        municipality = tie.place.municipality if tie.place is not None else None
        names.append(municipality.name if municipality is not None else tie.place_text)
    found = list(dict.fromkeys(names))
    return ", ".join(found[:MOST]) + (" …" if len(found) > MOST else "")


def portraits_of(author: Author) -> str:
    """The languages in which there is a portrait; those in brackets are drafts."""
    codes = [
        page.locale.language_code if page.live else f"({page.locale.language_code})"
        for page in author.portraits.all()
    ]
    return ", ".join(codes) or "–"


def status_of(record: Any) -> str:
    """Whether readers see a record, and whether there is a draft of it."""
    if getattr(record, "hidden", False):
        return _("hidden")
    if not record.live:
        return _("draft")
    return _("published, with a draft") if record.has_unpublished_changes else _("published")


def authors_of_work(work: Work) -> str:
    """Who wrote a work."""
    names = [
        row.author.name if row.author is not None else row.name
        for row in work.contributions.all()
        if row.role == Role.AUTHOR
    ]
    return ", ".join(names[:MOST]) + (" …" if len(names) > MOST else "")


def right_of(excerpt: Excerpt) -> str:
    """The right of an excerpt, and whether it is valid today."""
    if excerpt.rights is None:
        return _("no right")
    if not excerpt.may_be_shown():
        return _("%(right)s (not valid today)") % {"right": excerpt.rights}
    return str(excerpt.rights)


def inside_of(place: Place) -> str:
    """What a place lies in, so that two of one name can be told apart."""
    above = []
    parent = place.parent
    while parent is not None:
        above.append(parent.name)
        parent = parent.parent
    return ", ".join(above)


def uses_of(right: Any) -> str:
    """How many texts and pictures rest on a right."""
    return _("%(texts)d texts, %(pictures)d pictures") % {
        "texts": right.texts,
        "pictures": right.images,
    }
