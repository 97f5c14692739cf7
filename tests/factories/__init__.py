"""Small records and pages for tests. Each function makes one thing, complete and published."""

from __future__ import annotations

import itertools
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import Locale, Page

from authorsite.rights.models import RightsRecord
from portraits.actions.publish_excerpts import publish_excerpt
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorSource,
    Award,
    Collection,
    Contribution,
    Curiosity,
    Edition,
    Excerpt,
    ExcerptPage,
    ExcerptText,
    Place,
    PortraitIndexPage,
    PortraitPage,
    Tie,
    Work,
)

_numbers = itertools.count(1)


def make_place(name: str = "", kind: str = "village", **fields: Any) -> Place:
    """A place with a key made from its name."""
    number = next(_numbers)
    name = name or f"Ort {number}"
    fields.setdefault("key", f"{slugify(name)[:60]}-{number}")
    return Place.objects.create(name=name, kind=kind, **fields)


def make_county(name: str = "Norrbottens län") -> Place:
    """A county that is the collection's own."""
    county = make_place(name, "county")
    collection = own_collection()
    collection.places.add(county)
    collection.save()
    return county


def own_collection() -> Collection:
    """The settings of the default site."""
    from wagtail.models import Site

    return Collection.for_site(Site.objects.get(is_default_site=True))


def make_author(name: str = "", **fields: Any) -> Author:
    """A published author with a source, writing novels in Swedish for adults."""
    number = next(_numbers)
    name = name or f"Förnamn Efternamn {number}"
    fields.setdefault("key", f"{slugify(name)[:60]}-{number}")
    author = Author(name=name, **fields)
    author.languages = [AuthorLanguage(language="sv")]
    author.forms = [AuthorForm(form="novel")]
    author.audiences = [AuthorAudience(audience="adults")]
    author.sources = [AuthorSource(source_url="https://example.org/kalla")]
    author.save()
    return author


def make_right(**fields: Any) -> RightsRecord:
    """A permission to show a text on the web and in class, without end."""
    values = {
        "title": "Tillstånd",
        "holder": "Förlaget",
        "basis": "permission",
        "covers_classroom": True,
        "covers_print": True,
    }
    return RightsRecord.objects.create(**{**values, **fields})


def make_excerpt(
    work: Work, text: str = "Ett stycke.\n\nTvå stycken.", *, right: RightsRecord | None = None,
    form: str = "prose", language: str = "sv", translation: tuple[str, str] | None = None,
    **fields: Any,
) -> Excerpt:  # fmt: skip
    """A published excerpt with its versions, and its page if the author has a portrait.

    Args:
        translation: language and text of a translation.
    """
    excerpt = Excerpt(work=work, rights=right or make_right(), **fields)
    excerpt.texts = [ExcerptText(language=language, form=form, text=text)]
    if translation is not None:
        code, words = translation
        excerpt.texts.add(
            ExcerptText(
                language=code, form=form, text=words, is_original=False, translator="N. N.",
                sort_order=1,
            )
        )  # fmt: skip
    excerpt.save()
    publish_excerpt(excerpt.pk)
    return excerpt


def page_of(excerpt: Excerpt, language: str = "sv") -> ExcerptPage:
    """The page of an excerpt in a language."""
    return ExcerptPage.objects.get(excerpt=excerpt, locale__language_code=language)


def make_tie(author: Author, place: Place, kind: str = "lives", **fields: Any) -> Tie:
    """A tie of an author to a place."""
    return Tie.objects.create(author=author, place=place, kind=kind, **fields)


def make_work(*authors: Author, title: str = "", isbn: str = "", **fields: Any) -> Work:
    """A published work by some authors, with one edition if an ISBN is given."""
    number = next(_numbers)
    title = title or f"Titel {number}"
    fields.setdefault("key", f"{slugify(title)[:60]}-{number}")
    fields.setdefault("form", "novel")
    fields.setdefault("languages", "sv")
    work = Work(title=title, **fields)
    work.contributions = [
        Contribution(author=author, key=f"{fields['key']}-{author.key}") for author in authors
    ]
    if isbn:
        work.editions = [Edition(isbn=isbn, year=work.first_year)]
    work.save()
    return work


def make_award(author: Author, name: str = "Priset", **fields: Any) -> Award:
    """An award of an author."""
    return Award.objects.create(author=author, name=name, **fields)


def portrait_index(language: str = "sv") -> PortraitIndexPage:
    """The list of authors in a language."""
    return PortraitIndexPage.objects.get(locale__language_code=language)


def make_portrait(author: Author, language: str = "sv", **fields: Any) -> PortraitPage:
    """A published portrait of an author in a language."""
    curiosities = fields.pop("curiosities", [])
    page = PortraitPage(author=author, locale=Locale.objects.get(language_code=language), **fields)
    page.curiosities = [
        Curiosity(text=text, source_title="Intervju", locale=page.locale) for text in curiosities
    ]
    page.follow_record()
    portrait_index(language).add_child(instance=page)
    return page


def planted[Record: Model](record: Record, **fields: Any) -> Record:
    """A record that holds what validation refuses, as data from elsewhere might."""
    type(record)._default_manager.filter(pk=record.pk).update(**fields)
    record.refresh_from_db()
    return record


def add_page(parent: Page, page: Page) -> Page:
    """A page below another, in its language."""
    page.locale = parent.locale
    return parent.add_child(instance=page)
