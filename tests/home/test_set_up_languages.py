"""Every language gets its tree, its translators and its collection, once."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.checks import run_checks
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, Page

from authorsite.settings import languages
from authorsite.settings.languages import LANGUAGE_CODE, SITE_LANGUAGES, SiteLanguage
from home.checks import lacks
from home.models import HomePage
from home.set_up_languages import section_words, set_up_languages, translators_group
from portraits.routing import SiteTree
from tests.reading import Read

pytestmark = pytest.mark.django_db

CODES = [language.code for language in SITE_LANGUAGES]
MADE_UP = SiteLanguage("qaa", "qaaqaa", "Made-up", alphabet="latin", fallbacks=("en",))


@pytest.fixture
def site() -> SiteTree:
    """The site with all its languages."""
    set_up_languages()
    return SiteTree()


def test_every_language_has_a_home_and_every_section(site):
    assert site.languages == CODES
    sections = {section.model for section in site.sections if section.language == LANGUAGE_CODE}
    for code in CODES:
        own = {section.model for section in site.sections if section.language == code}
        assert own >= sections - {"textpage"}, code


def test_a_second_run_changes_nothing(site):
    def rows() -> list[tuple[object, ...]]:
        return list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision"))

    before, groups = rows(), Group.objects.count()
    collections = Collection.objects.count()
    report = set_up_languages()
    assert (report.languages, report.pages) == ([], [])
    assert (rows(), Group.objects.count()) == (before, groups)
    assert Collection.objects.count() == collections


def test_sections_without_words_of_their_own_say_whose_words_they_show(site, client):
    places = site.best("placeindexpage", "se")
    assert (places.title, places.language, places.spoken) == ("Platser", "se", "sv")
    page = Read(client, "/se/platser/")
    assert page.lang("h1") == "sv"
    news = site.best("newsindexpage", "se")
    assert (news.title, news.spoken) == ("Ođđasat", "se")
    assert Read(client, "/se/odasat/").lang("h1") == "se"


def test_a_section_in_meankieli_falls_back_to_finnish_first(site):
    assert site.best("placeindexpage", "fit").name.lang == "fi"


def test_an_alias_follows_its_source(site):
    source = HomePage.objects.get(locale__language_code="sv").get_children().get(slug="platser")
    page = source.specific
    page.title = "Orter"
    page.save_revision().publish()
    assert SiteTree().best("placeindexpage", "se").title == "Orter"
    assert SiteTree().best("placeindexpage", "se").slugs == "platser/"


def test_words_for_sections_belong_to_languages_and_sections_that_exist():
    models = {"portraitindexpage", "placeindexpage", "workindexpage", "awardindexpage"} | {
        "curiosityindexpage", "onthisdaypage", "searchpage", "newsindexpage", "schoolspage",
        "lessonindexpage",
    }  # fmt: skip
    for code, model in section_words():
        assert code in CODES
        assert model in models


def test_a_new_language_is_turned_on_in_a_running_site(site):
    report = set_up_languages((*SITE_LANGUAGES, MADE_UP))
    assert report.languages == ["qaa"]
    assert report.pages == ["Qaaqaa"]
    assert SiteTree().best("placeindexpage", "qaa").spoken in CODES
    home = HomePage.objects.get(locale__language_code="qaa")
    assert home.get_children().count() == len(
        HomePage.objects.get(locale__language_code="sv").get_children().exclude(slug__in=TEXTS)
    )


TEXTS = ("om", "personuppgifter", "tillganglighet", "kontakt")


def test_translators_reach_their_own_tree_only(site, client):
    language = next(entry for entry in SITE_LANGUAGES if entry.code == "se")
    user = get_user_model().objects.create_user("oversattare", password="översätter gärna")
    user.groups.add(Group.objects.get(name=translators_group(language)))
    client.force_login(user)
    home = HomePage.objects.get(locale__language_code="se")
    other = HomePage.objects.get(locale__language_code="fi")
    edit = "wagtailadmin_pages:edit"
    assert client.get(reverse(edit, args=[home.pk])).status_code == 200
    assert client.get(reverse(edit, args=[other.pk])).status_code == 302
    assert not home.permissions_for_user(user).can_publish()


def test_the_command_says_what_it_has_done(capsys):
    call_command("setup_languages")
    # Two are there from the first migrations.
    assert f"New languages: {', '.join(CODES[2:])}." in capsys.readouterr().out
    call_command("setup_languages")
    assert "nothing was changed" in capsys.readouterr().out


def test_checks_are_content_with_the_languages_of_the_site(site):
    assert run_checks(databases=["default"]) == []


def test_a_language_without_a_home_is_named():
    found = run_checks(databases=["default"])
    assert {message.id for message in found} == {"home.W001"}
    assert "davvisámegiella (se) has no home page" in str(found[3])


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"code": "qab"}, "is unknown to Django"),
        ({"direction": "rtl"}, "has another direction in LANGUAGES_BIDI"),
        ({"plural_forms": "nplurals=INTEGER; plural=EXPRESSION;"}, "has no plural rule"),
        ({"alphabet": "futhark"}, "sorts by an alphabet that does not exist (futhark)"),
        ({"fallbacks": ("qab",)}, "falls back to languages the site lacks: qab"),
        ({"code": "qab"}, "has no compiled catalogue"),
        ({"code": "qab"}, "has no formats, so its dates would be American"),
    ],
)
def test_what_a_language_lacks_is_said_in_words(change, missing):
    language = next(entry for entry in languages.SITE_LANGUAGES if entry.code == "se")
    assert list(lacks(language)) == []
    assert missing in [words for words, _hint in lacks(replace(language, **change))]
