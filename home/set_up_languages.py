"""Trees, groups and collections for every language of the site. May be run again at any time.

A section gets the title that ``section_words.csv`` has for it in the language, with its source. Where
there is none the section is an alias of that in the best language there is: readers see that language's
words, marked as such, and a translator turns the alias into a page of its own.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, Locale, Page

from authorsite.settings.languages import (
    LANGUAGE_CODE,
    SITE_LANGUAGES,
    SiteLanguage,
    fallback_chain,
)
from home.models import HomePage, TextPage
from portraits.actions.set_up_groups import allow_files, allow_pages
from portraits.models import LanguageReviewTask, reviewers_group
from portraits.routing import homes

SECTION_WORDS = Path(__file__).with_name("section_words.csv")
HOME_WORDS = Path(__file__).with_name("home_words.toml")


@dataclass(frozen=True)
class SectionWords:
    """What a section is called in a language, and the last part of its address."""

    title: str
    slug: str


@dataclass
class Report:
    """What was created: codes of languages, and titles of pages."""

    languages: list[str]
    pages: list[str]


def section_words() -> dict[tuple[str, str], SectionWords]:
    """The words for sections, by language code and page type ("newsindexpage")."""
    with SECTION_WORDS.open(encoding="utf-8", newline="") as file:
        return {
            (row["language"], row["model"]): SectionWords(row["title"], row["slug"])
            for row in csv.DictReader(file)
        }


@transaction.atomic
def set_up_languages(table: Iterable[SiteLanguage] = SITE_LANGUAGES) -> Report:
    """Create what a language lacks: its locale, home, sections, translators' group and collection.

    What is there already is left alone.

    Raises:
        HomePage.DoesNotExist: when the default language has no home.
    """
    main = HomePage.objects.get(
        pk__in=[page.pk for page in homes()], locale__language_code=LANGUAGE_CODE
    )
    report = Report([], [])
    for language in table:
        locale, created = Locale.objects.get_or_create(language_code=language.code)
        if created:
            report.languages.append(language.code)
        home = _home(main, locale, language, report)
        _sections(main, home, locale, report)
        _group(home, language)
        _reviewers(home, language, is_new=created)
    return report


def _home(main: HomePage, locale: Locale, language: SiteLanguage, report: Report) -> HomePage:
    """The home of a language. Where nobody has written heading and lead, they stay empty."""
    found = HomePage.objects.filter(translation_key=main.translation_key, locale=locale).first()
    if found is not None:
        return found
    home = HomePage(
        title=language.own_name.capitalize(),
        slug=language.code,
        locale=locale,
        translation_key=main.translation_key,
        **tomllib.loads(HOME_WORDS.read_text(encoding="utf-8")).get(language.code, {}),
    )
    main.get_parent().add_child(instance=home)
    home.save_revision().publish()
    report.pages.append(home.title)
    return home


def _sections(main: HomePage, home: HomePage, locale: Locale, report: Report) -> None:
    words = section_words()
    language = locale.language_code
    sections = main.get_children().live().not_type(TextPage).specific()
    for section in sections:
        same = Page.objects.filter(translation_key=section.translation_key)
        if same.filter(locale=locale).exists():
            continue
        own = words.get((language, section.content_type.model))
        if own is None:
            _alias(section, home, locale)
            continue
        page = type(section)(
            title=own.title,
            slug=own.slug,
            locale=locale,
            translation_key=section.translation_key,
        )
        home.add_child(instance=page)
        page.save_revision().publish()
        report.pages.append(own.title)


def _alias(section: Page, home: HomePage, locale: Locale) -> Page:
    """Show the section in the best language that has words for it."""
    versions = {
        page.locale.language_code: page
        for page in Page.objects.filter(
            translation_key=section.translation_key, alias_of=None
        ).select_related("locale")
    }
    chain = fallback_chain(locale.language_code)
    source = next(versions[code] for code in chain if code in versions).specific
    alias: Page = source.create_alias(
        parent=home, update_locale=locale, reset_translation_key=False
    )
    return alias


def translators_group(language: SiteLanguage) -> str:
    """The name of the group of those who translate into a language."""
    return f"Översättare: {language.own_name}"


def _group(home: HomePage, language: SiteLanguage) -> None:
    """The translators of a language: its tree, and a collection of their own for pictures."""
    if language.code == LANGUAGE_CODE:
        return
    group, _created = Group.objects.get_or_create(name=translators_group(language))
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(
            content_type__app_label="wagtail_localize", codename="submit_translation"
        ),
    )
    allow_pages(group, home, ("add", "change"))
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=language.own_name).first()
    if collection is None:
        collection = root.add_child(name=language.own_name)
    allow_files(group, collection, ("add", "change", "choose"), kinds=("image",))


def _reviewers(home: HomePage, language: SiteLanguage, *, is_new: bool) -> None:
    """The reviewers of a language, who decide the language review of its texts and may correct them.

    A language that is new needs the review unless its interface is complete: then there are speakers
    at hand anyhow. A library that has decided otherwise is not overruled.
    """
    group, _created = Group.objects.get_or_create(name=reviewers_group(language))
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    allow_pages(group, home, ("change",))
    for task in LanguageReviewTask.objects.all():
        task.groups.add(group)
        if is_new and not language.complete:
            task.locales.add(home.locale)
