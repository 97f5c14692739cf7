"""The documentation names what there is: variables, commands, folders, links."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from authorsite.settings import environment

ROOT = Path(settings.BASE_DIR)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_environment_variable_is_documented():
    rows = (ROOT / "docs/operations.md").read_text().split("\n## ")[1]
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", rows, re.MULTILINE))
    assert documented == {variable.name for variable in environment.VARIABLES}


def test_every_variable_that_is_read_is_listed():
    code = "\n".join(path.read_text() for path in (ROOT / "authorsite/settings").glob("*.py"))
    read = set(re.findall(r"environment\.(?:text|flag|names|path)\(\s*\"([A-Z_]+)\"", code))
    assert read == {variable.name for variable in environment.VARIABLES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_and_link_that_is_named_exists(page):
    text = page.read_text()
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text)
    missing = [target for target in targets if not (page.parent / target).exists()]
    named = re.findall(
        r"`((?:authorsite|home|portraits|tests|docs|scripts|locale)/[\w./-]+)`", text
    )
    missing += [name for name in named if not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_is_named_exists(page):
    named = set(re.findall(r"manage\.py ([a-z_]+)", page.read_text()))
    assert named <= set(get_commands())


def test_make_targets_in_the_readme_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([a-z][a-z-]+)", (ROOT / "README.md").read_text()))
    assert named - {"help"} <= targets


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) < 150
