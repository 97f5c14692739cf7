"""What readers are told of the language of a page: a speaker's review, or that there is none."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from portraits.models import Origin, Wording
from portraits.views.rendering import reader_language


def wording_line(page: Page, versions: Iterable[Page]) -> InterfaceText | None:
    """Who has reviewed the language of what is shown, or that nobody has.

    A name is given with consent only. Words by a machine or a learner say so until they are reviewed.

    Args:
        page: the page that is shown.
        versions: the live pages that say the same (``rendering.page_versions``).
    """
    own = next((version for version in versions if version.pk == page.pk), None)
    wording: Wording | None = getattr(own, "wording", None)
    if wording is None:
        return None
    if wording.approves(page.live_revision_id) and wording.reviewed_on is not None:
        day = format_partial_date(wording.reviewed_on.isoformat(), reader_language())
        if wording.may_be_named:
            name = InterfaceText(wording.reviewer, NO_LANGUAGE)
            return _("The language was reviewed by: %(name)s, %(date)s") % {
                "name": name,
                "date": day,
            }
        return _("The language was reviewed by a speaker, %(date)s") % {"date": day}
    if wording.origin == Origin.MACHINE:
        return _("Translated by a machine, and not reviewed by a speaker.")
    if wording.origin == Origin.LEARNER:
        return _("Translated by somebody who is learning the language, and not reviewed.")
    return None
