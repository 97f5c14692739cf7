"""The style sheets of a page type are joined, hashed and compressed when they are collected."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.template import Context, Template

from authorsite.staticfiles import BUNDLES, bundle_files, bundle_path, join_styles
from authorsite.templatetags.assets import asset

LAYERS = "@layer tokens, reset, base, layout, components, utilities, print;"


def render(source):
    return Template("{% load assets %}" + source).render(Context())


@pytest.fixture
def collected(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.INSTALLED_APPS = ["authorsite", "django.contrib.staticfiles"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "authorsite.staticfiles.BundledManifestStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_names_style_sheets_that_exist_once_each(bundle):
    files = bundle_files(bundle)
    assert len(set(files)) == len(files)
    assert all(map(find, files))


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_declares_the_layers_first(bundle):
    assert bundle_files(bundle)[0].endswith("/tokens.css")


def test_the_print_layer_comes_last_wherever_it_is():
    for names in BUNDLES.values():
        assert "print" not in names[:-1]


def test_every_component_belongs_to_a_page_type():
    folder = Path(find("authorsite/css/tokens.css")).parent
    files = {str(file.relative_to(folder).with_suffix("")) for file in folder.rglob("*.css")}
    assert files == {name for names in BUNDLES.values() for name in names}


def rules_outside_blocks(text):
    depth, heads, head = 0, [], ""
    for sign in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL):
        if sign in "{;" and depth == 0:
            heads.append(head.strip())
            head = ""
        elif depth == 0 and sign != "}":
            head += sign
        depth += {"{": 1, "}": -1}.get(sign, 0)
    return heads


def test_style_sheets_put_every_rule_in_a_layer():
    folder = Path(find("authorsite/css/tokens.css")).parent
    for file in folder.rglob("*.css"):
        heads = rules_outside_blocks(file.read_text("utf-8"))
        assert heads, file.name
        assert all(head.startswith(("@layer ", "@font-face")) for head in heads), file.name


def test_joining_drops_comments_and_moves_addresses():
    joined = join_styles(
        {
            "authorsite/css/tokens.css": '/* about */\na { b: url("../fonts/x.woff2"); }',
            "authorsite/css/components/c.css": "c { d: url(../../img/e.svg) url(data:f) url(#g); }",
        }
    )
    assert joined == (
        'a { b: url("../fonts/x.woff2"); }\nc { d: url("../img/e.svg") url(data:f) url(#g); }'
    )


def test_an_unknown_page_type_is_an_error():
    with pytest.raises(ImproperlyConfigured, match="No style bundle 'potrait'"):
        bundle_files("potrait")


def test_without_a_manifest_the_single_files_are_linked_in_order():
    links = re.findall(
        r'<link rel="stylesheet" href="([^"]+)">', render('{% stylesheets "home" %}')
    )
    assert links == [f"/static/{path}" for path in bundle_files("home")]


def test_collected_styles_are_one_hashed_file_with_compressed_copies(collected):
    (link,) = re.findall(r'href="/static/([^"]+)"', render('{% stylesheets "portrait" %}'))
    assert re.fullmatch(r"authorsite/css/page-portrait\.[0-9a-f]{12}\.css", link)
    styles = (collected / link).read_text("utf-8")
    assert styles.startswith(LAYERS)
    assert styles.rindex("@layer print {") > styles.rindex("@layer components {")
    assert (collected / f"{link}.gz").is_file()
    assert (collected / f"{link}.br").is_file()


def test_the_preloaded_font_is_the_one_the_styles_ask_for(collected):
    (font,) = re.findall(r'href="/static/([^"]+)"', render("{% font_preload %}"))
    assert (collected / font).is_file()
    (link,) = re.findall(r'href="/static/([^"]+)"', render('{% stylesheets "home" %}'))
    assert f'url("../fonts/{Path(font).name}")' in (collected / link).read_text("utf-8")


def test_collecting_twice_gives_the_same_file(collected):
    before = render('{% stylesheets "home" %}')
    call_command("collectstatic", interactive=False, verbosity=0)
    assert render('{% stylesheets "home" %}') == before
    assert len(list((collected / "authorsite/css").glob("page-home*.css"))) == 2


def test_a_dry_run_writes_nothing(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "nothing"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "authorsite.staticfiles.BundledManifestStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)
    assert not (tmp_path / "nothing" / bundle_path("home")).exists()


def test_a_broken_deployment_still_names_its_files(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "authorsite.staticfiles.BundledManifestStorage"},
    }
    assert "/static/authorsite/css/tokens.css" in render('{% stylesheets "page" %}')
    assert asset("authorsite/img/icon.svg") == "/static/authorsite/img/icon.svg"
