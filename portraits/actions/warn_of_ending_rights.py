"""Telling the editors in time which rights end, so that they can ask for longer ones.

Nothing has to be taken down: what has no right is not shown from the day after the last.
"""

from __future__ import annotations

import datetime
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from authorsite.rights.models import RightsRecord
from authorsite.users.models import User
from portraits.actions.set_up_groups import ADMINISTRATOR, CONSULTANT, EDITOR

logger = logging.getLogger(__name__)

WARNINGS = (90, 30, 7)
"""Days before the end at which the editors are told; each once."""

AHEAD = datetime.timedelta(days=max(WARNINGS))
"""How far ahead a right that ends is something to act on."""


def warn_of_ending_rights(on: datetime.date | None = None) -> list[RightsRecord]:
    """Mail the editors about rights that end within the next of the ``WARNINGS``.

    A right that nothing rests on is not worth a mail. A right that has been made longer is warned of
    anew when its time comes. May be run as often as one likes.

    Returns:
        the rights that were mailed about, those that end first first.

    Raises:
        OSError: when no mail at all could be sent; the next run tries again.
    """
    day = on or timezone.localdate()
    horizon = day + AHEAD
    RightsRecord.objects.filter(Q(ends=None) | Q(ends__gt=horizon)).exclude(warned=None).update(
        warned=None
    )
    with transaction.atomic():
        steps = {
            right: _step(right, day)
            for right in RightsRecord.objects.ending(day, horizon)
            if right.warned is None or _step(right, day) < right.warned
        }
        for right, step in steps.items():
            RightsRecord.objects.filter(pk=right.pk).update(warned=step)
        due = list(steps)
        if due:
            # Within the transaction: where nobody could be told, nobody has been warned.
            _tell(due)
    return due


def _step(right: RightsRecord, day: datetime.date) -> int:
    """The smallest of the warnings within which a right ends."""
    assert right.ends is not None  # noqa: S101 - as asked for
    left = (right.ends - day).days
    return min(step for step in WARNINGS if left <= step)


def editors() -> Iterable[User]:
    """Those who clear rights and have an address."""
    groups = (CONSULTANT, EDITOR, ADMINISTRATOR)
    users = User.objects.filter(is_active=True, groups__name__in=groups)
    return users.exclude(email="").select_related("wagtail_userprofile").distinct()


def _tell(rights: Sequence[RightsRecord]) -> None:
    """One mail in each language that somebody reads; one that fails does not keep back the others."""
    told = 0
    failure: OSError | None = None
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for user in editors():
        profile = getattr(user, "wagtail_userprofile", None)
        language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
        by_language[language].append(user.email)
    for language, addresses in by_language.items():
        with override(language):
            subject = ngettext(
                "%(number)d right is about to end",
                "%(number)d rights are about to end",
                len(rights),
            ) % {"number": len(rights)}
            text = "\n\n".join(_line(right) for right in rights)
            closing = _(
                "From the day after, texts and pictures without another right are not shown; their "
                "addresses answer with a notice."
            )
        for address in addresses:
            try:
                send_mail(subject, f"{text}\n\n{closing}\n", None, [address])
            except OSError as error:  # smtplib's errors are of this kind
                logger.exception("No mail to %s about rights that end", address)
                failure = error
            else:
                told += 1
    if failure is not None and not told:
        raise failure


def _line(right: RightsRecord) -> str:
    """A right: what it is about, whose it is, its last day, and where it is edited."""
    name = RightsRecord.snippet_viewset.get_url_name("edit")
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=[right.pk])}"
    last_day = _("Last day: %(day)s") % {"day": date_format(right.ends or "", "DATE_FORMAT")}
    parts = [right.title, right.holder, last_day, address]
    return "\n".join(part for part in parts if part)
