"""A new portrait from the little one knows at first: an author, ties, some works, and an empty page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from authorsite.images.models import Picture
from portraits.models import (
    Author,
    Contribution,
    Edition,
    Place,
    PortraitIndexPage,
    PortraitPage,
    Tie,
    Work,
)


@dataclass(frozen=True)
class NewWork:
    """A work as somebody has noted it."""

    title: str
    year: int | None = None
    isbn: str = ""


@dataclass(frozen=True)
class NewPortrait:
    """What is known at first; ``birth`` is a year or an EDTF date, ``ties`` places with kinds of ties."""

    name: str
    locale: Locale
    birth: str = ""
    ties: Sequence[tuple[Place, str]] = ()
    picture: Picture | None = None
    works: Sequence[NewWork] = ()


@transaction.atomic
def begin_portrait(new: NewPortrait, user: Any = None) -> PortraitPage:
    """Create the author, the works and the page, all of them drafts.

    Raises:
        PortraitIndexPage.DoesNotExist: for a language without a list of authors of its own.
    """
    author = Author(name=new.name, birth=new.birth, portrait_picture=new.picture, live=False)
    author.ties.set([Tie(place=place, kind=kind) for place, kind in new.ties])
    author.save()
    _as_draft(author, user)
    for noted in new.works:
        work = Work(title=noted.title, first_year=noted.year, live=False)
        work.contributions.set([Contribution(author=author)])
        if noted.isbn:
            work.editions.set([Edition(year=noted.year, isbn=noted.isbn)])
        work.save()
        _as_draft(work, user)
    index = PortraitIndexPage.objects.get(locale=new.locale, alias_of=None)
    page = PortraitPage(author=author, locale=new.locale, owner=user, live=False)
    page.follow_record()
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    log(instance=page, action="wagtail.create", user=user)
    return page


def _as_draft(record: Any, user: Any) -> None:
    """The first entry in the history of a record that nobody has published."""
    record.save_revision(user=user)
    log(instance=record, action="wagtail.create", user=user)
