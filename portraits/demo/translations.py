"""Portraits of the demonstration that are translated as a translator would: passage by passage.

The table ``translation`` of a text says what has become of it: ``origin`` as in ``models.wordings``;
``reviewer`` and ``reviewed_on`` for what a speaker has approved; ``draft = true`` for one whose last
passage is still missing; ``earlier_lead`` for one that was made when the original began with other
words, and is outdated now.
"""

from __future__ import annotations

from collections import defaultdict, deque

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portraits.actions.follow_sources import follow_source
from portraits.demo.portraits import fill
from portraits.demo.texts import Text, texts
from portraits.models import PortraitIndexPage, PortraitPage, Wording
from portraits.querysets.passages import untranslated

ORIGINAL = "sv"


def load_translations(language: str) -> int:
    """Translate the portraits that are not yet in a language of the site; how many there were."""
    index = PortraitIndexPage.objects.filter(locale__language_code=language, alias_of=None).first()
    if index is None:
        return 0
    return sum(translate(text, index.locale) for text in texts("portraits", language))


def translate(text: Text, locale: Locale) -> bool:
    """Translate one portrait; whether its original was there and it was not."""
    page = PortraitPage.objects.filter(
        author__key=text.key, locale__language_code=ORIGINAL, live=True
    ).first()
    if page is None or PortraitPage.objects.filter(author=page.author, locale=locale).exists():
        return False
    state = text.facts["translation"]
    passages = passages_of(page, text)
    if "earlier_lead" in state:
        page.lead = state["earlier_lead"]
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    catalogue = translation.export_po()
    for entry in catalogue:
        if passages[entry.msgctxt]:
            entry.msgstr = passages[entry.msgctxt].popleft()
    if state.get("draft"):
        catalogue[-1].msgstr = ""
    translation.import_po(catalogue)
    translation.save_target(publish=False)
    made = PortraitPage.objects.get(author=page.author, locale=locale)
    if not untranslated(translation).exists():
        made.latest_revision.publish()
        made.refresh_from_db()
    Wording.objects.create(
        page=made,
        origin=state["origin"],
        reviewer=state.get("reviewer", ""),
        reviewed_on=state.get("reviewed_on"),
        may_be_named="reviewer" in state,
        reviewed_version=made.live_revision if "reviewer" in state else None,
    )
    follow_source(page.pk)
    return True


def passages_of(page: PortraitPage, text: Text) -> defaultdict[str, deque[str]]:
    """The passages of a text by their paths, in their order, cut as those of the page are."""
    written = PortraitPage(author=page.author, locale=page.locale)
    fill(written, text)
    found: defaultdict[str, deque[str]] = defaultdict(deque)
    for segment in extract_segments(written):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
