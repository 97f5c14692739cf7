"""Where an excerpt is from, why it may be shown, and where to find the book."""

from __future__ import annotations

from dataclasses import dataclass

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from authorsite.rights.models import Basis, RightsRecord, Scope
from portraits.models import Author, Excerpt, TextVersion
from portraits.models.vocabulary import Role
from portraits.views.facts.vocabulary import role_label
from portraits.views.facts.wording import joined, labelled, record_text
from portraits.views.facts.works import library_url


@dataclass(frozen=True)
class Credit:
    """The lines below a text.

    Attributes:
        title: the work.
        printed: publisher, year and pages.
        right: why the text may be shown, and by whom.
        uses: what may be done with it in class.
        translation: who has translated it.
        library_url: where to find the book.
        licence_url: the address of a licence.
    """

    title: InterfaceText
    printed: InterfaceText | None
    right: InterfaceText
    uses: InterfaceText | None
    translation: InterfaceText | None
    library_url: str | None
    licence_url: str = ""

    @property
    def source(self) -> InterfaceText:
        """The work, publisher, year and pages in one line."""
        return joined([self.title, self.printed]) if self.printed else self.title


def credit_of(
    record: Excerpt, translation: TextVersion | None, author: Author, language: str
) -> Credit:
    """The lines below the text of an excerpt."""
    right = record.rights
    return Credit(
        title=title_of(record),
        printed=printed_in(record),
        right=right_line(right) if right else InterfaceText("", NO_LANGUAGE),
        uses=uses_line(right, language) if right else None,
        translation=(
            labelled(
                role_label(Role.TRANSLATOR), InterfaceText(translation.translator, NO_LANGUAGE)
            )
            if translation is not None and translation.translator
            else None
        ),
        library_url=library_url(record.work, author.name),
        licence_url=right.licence_url if right else "",
    )


def title_of(record: Excerpt) -> InterfaceText:
    """The title of the work, in its language."""
    codes = record.work.language_codes
    return InterfaceText(record.work.title, codes[0] if codes else NO_LANGUAGE)


def printed_in(record: Excerpt) -> InterfaceText | None:
    """Publisher, year and pages: "Förlaget, 1984, s. 9–11"."""
    work, edition = record.work, record.edition
    parts: list[InterfaceText] = []
    if edition is not None and edition.publisher:
        parts.append(InterfaceText(edition.publisher, NO_LANGUAGE))
    year = edition.year if edition is not None and edition.year else work.first_year
    if year:
        parts.append(InterfaceText(str(year), NO_LANGUAGE))
    if record.location:
        parts.append(record_text(record.location))
    return joined(parts) if parts else None


def right_line(right: RightsRecord) -> InterfaceText:
    """Why the text may be shown: the credit that was agreed, or the basis of the right."""
    if right.credit:
        return record_text(right.credit)
    holder = InterfaceText(right.holder, NO_LANGUAGE)
    if right.basis == Basis.FREE:
        return _("Free to use: no copyright applies any longer.")
    if right.basis == Basis.CC:
        return _("Creative Commons licence")
    if right.basis == Basis.PERMISSION and right.holder:
        return _("Shown with the permission of %(holder)s.") % {"holder": holder}
    return _("Quoted in accordance with the Copyright Act.")


def uses_line(right: RightsRecord, language: str) -> InterfaceText:
    """What may be done with the text in class, and until when."""
    if right.basis in {Basis.FREE, Basis.CC}:
        text = _("May be shown, printed and copied in class.")
    elif right.covers(Scope.CLASSROOM) and right.covers(Scope.PRINT):
        text = _("May be shown and printed in class, but not passed on.")
    elif right.covers(Scope.CLASSROOM):
        text = _("May be shown in class, but not printed.")
    else:
        text = _("May be read here, but not copied.")
    if right.ends is None:
        return text
    until = format_partial_date(right.ends.isoformat(), language)
    return joined([text, _("Until %(date)s.") % {"date": until}], " ")
