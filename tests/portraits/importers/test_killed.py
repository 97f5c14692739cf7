"""An import or a publishing that is killed at any moment leaves the collection as it was.

The processes have a database of their own and kill themselves with SIGKILL, which nothing can catch
or tidy up after.
"""

import os
import signal
import subprocess
import sys

import pytest

from tests.own_databases import OwnDatabase, new_database
from tests.portraits.importers.running import (
    author_row,
    award_row,
    tie_row,
    work_row,
    write_csv,
)
from tests.shared_data import REPOSITORY, shared_data

# Where the last word of a transaction is said, on each database.
COMMIT = ("django.db.backends.base.base", "BaseDatabaseWrapper._commit")
AUTHORS = ("anna-prov", "bo-ek", "cia-berg")
# Runs a command; kills itself when the named function of a module is called for the nth time.
PROGRAM = """
import importlib, os, signal, sys
import django
django.setup()
from django.core.management import call_command
module, name, count, *command = sys.argv[1:]
if module:
    owner = importlib.import_module(module)
    *outer, last = name.split(".")
    for part in outer:
        owner = getattr(owner, part)
    real, calls = getattr(owner, last), [0]
    def killing(*arguments, **options):
        calls[0] += 1
        if calls[0] == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    setattr(owner, last, killing)
call_command(*command)
"""


def run(
    database: OwnDatabase, command: list[str], where: tuple[str, str, int] = ("", "", 1)
) -> int:
    """Run a command on a database; the exit code is negative when a signal ended it."""
    environment = {
        **os.environ,
        "DATABASE_URL": database.url,
        "DJANGO_SETTINGS_MODULE": "authorsite.settings.test",
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, where), *command],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A database with the real places and one author, copied by each test."""
    folder = tmp_path_factory.mktemp("killed")
    database = new_database(folder, f"killed_{os.getpid()}")
    assert run(database, ["migrate", "--verbosity", "0"]) == 0
    places = str(shared_data("places.csv"))
    assert run(database, ["import_places", places, "--apply", "--collection", "se-25"]) == 0
    path = write_csv(folder / "authors.csv", [author_row("forst-har")])
    work = write_csv(folder / "works.csv", [work_row("forst-har")])
    assert run(database, ["import_authors", str(path), str(work), "--apply", "--publish"]) == 0
    yield database
    database.drop()


@pytest.fixture
def database(template, tmp_path):
    found = template.copy("copy", tmp_path)
    yield found
    found.drop()


@pytest.fixture
def command(tmp_path):
    """An import of new authors with all that belongs to them, and a change of a stored one."""
    changed = author_row("forst-har", death="2020")
    files = {
        "authors": [changed, *(author_row(key, kuriosa="Simmar.") for key in AUTHORS)],
        "works": [work_row(key, isbn="9789189196391") for key in AUTHORS],
        "ties": [tie_row(key) for key in AUTHORS],
        "awards": [award_row(key) for key in AUTHORS],
    }
    paths = [str(write_csv(tmp_path / f"{name}.csv", rows)) for name, rows in files.items()]
    return ["import_authors", *paths, "--apply", "--publish"]


@pytest.mark.parametrize(
    "where",
    [
        ("portraits.management.progress", "ProgressLine.step", 1),  # authors are written
        ("portraits.models", "Curiosity.objects.bulk_create", 1),  # half of the portraits
        ("portraits.management.progress", "ProgressLine.step", 6),  # all is written
        (*COMMIT, 1),  # at the last moment
    ],
)
def test_a_killed_import_of_authors_leaves_no_trace(database, command, where):
    before = database.content()
    assert run(database, command, where) == -signal.SIGKILL
    assert database.content() == before


def test_an_import_that_is_not_killed_writes_all(database, command):
    assert run(database, command) == 0
    after = database.content()
    assert len(after["portraits_author"]) == 4
    assert len(after["portraits_portraitpage"]) == 4
    assert len(after["portraits_award"]) == 3


def test_a_killed_import_of_places_leaves_no_trace(database, tmp_path):
    before = database.content()
    command = ["import_places", str(shared_data("municipalities.csv")), "--apply"]
    where = ("portraits.actions.import_places", "log_records", 1)
    assert run(database, command, where) == -signal.SIGKILL
    assert database.content() == before


PUBLISH_AUTHOR = """
from portraits.models import Author
author = Author.objects.get(key="forst-har")
author.name = "Nytt Namn"
author.save_revision().publish()
"""
PUBLISH_EXCERPT = """
from authorsite.rights.models import RightsRecord
from portraits.actions.facts import ExcerptFacts, RightFacts, TextFacts
from portraits.actions.save_excerpts import save_excerpt
from portraits.models import Work
save_excerpt(ExcerptFacts("", Work.objects.get().key, right=RightFacts("Fri", basis="free",
    covers=("web",)), texts=(TextFacts("sv", "prose", "Ett stycke."),)))
"""


@pytest.mark.parametrize(
    ("code", "where"),
    [
        (PUBLISH_AUTHOR, ("wagtail.actions.publish_revision",
                          "PublishRevisionAction._after_publish", 1)),
        (PUBLISH_EXCERPT, ("portraits.actions.publish_excerpts", "make_page", 1)),
        (PUBLISH_EXCERPT, ("portraits.actions.publish_excerpts", "numbered", 1)),
    ],
)  # fmt: skip
def test_a_killed_publishing_leaves_what_was_public_before(database, code, where):
    def public() -> dict[str, list[str]]:
        content = database.content()
        return {
            name: rows
            for name, rows in content.items()
            # The draft was saved before; publishing it is what is killed.
            if name not in {"wagtailcore_revision", "wagtailcore_modellogentry"}
            and not name.startswith(("django_session", "modelsearch"))
        }

    before = public()
    assert run(database, ["shell", "-v", "0", "-c", code], where) == -signal.SIGKILL
    after = public()
    for row in before["portraits_author"]:
        assert "Nytt Namn" not in row
    names = (
        "portraits_excerpt",
        "portraits_textversion",
        "portraits_excerptpage",
        "wagtailcore_page",
    )
    assert {name: after[name] for name in names} == {name: before[name] for name in names}
    assert all("Nytt Namn" not in row for row in after["portraits_author"])
    assert run(database, ["shell", "-v", "0", "-c", code]) == 0


SUBMIT = """
from django.contrib.auth.models import Group
from authorsite.users.models import User
from portraits.actions.set_up_groups import CONSULTANT, EDITOR, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import PortraitPage
set_up_groups()
set_up_workflow()
for name, group in (("kim", CONSULTANT), ("robin", EDITOR)):
    User.objects.create_user(name, f"{name}@example.org").groups.add(Group.objects.get(name=group))
page = PortraitPage.objects.get()
page.unpublish()
page.lead = "Ny ingress."
kim = User.objects.get(username="kim")
page.save_revision(user=kim)
page.get_workflow().start(page, kim)
"""
APPROVE = """
from authorsite.users.models import User
from portraits.models import PortraitPage
page = PortraitPage.objects.get()
robin = User.objects.get(username="robin")
page.current_workflow_task.on_action(page.current_workflow_task_state, robin, "approve")
assert PortraitPage.objects.get().live
"""


@pytest.fixture(scope="module")
def in_review(template, tmp_path_factory):
    """The collection with a portrait that waits for a second pair of eyes."""
    database = template.copy("in_review", tmp_path_factory.mktemp("in_review"))
    assert run(database, ["shell", "-v", "0", "-c", SUBMIT]) == 0
    yield database
    database.drop()


@pytest.mark.parametrize(
    "where",
    [
        ("wagtail.models.workflows", "TaskState.log_state_change_action", 1),  # it is decided
        ("portraits.models", "unasked", 1),  # the review is over, nothing is published
        ("wagtail.actions.publish_page_revision",
         "PublishPageRevisionAction._after_publish", 1),  # the page is saved
        (*COMMIT, 1),  # at the last moment
    ],
)  # fmt: skip
def test_a_killed_approval_leaves_the_review_where_it_was(in_review, tmp_path, where):
    database = in_review.copy("killed", tmp_path)
    try:
        before = database.content()
        approve = ["shell", "-v", "0", "-c", APPROVE]
        assert run(database, approve, where) == -signal.SIGKILL
        assert database.content() == before
        # Nothing has to be tidied up before it is approved again.
        assert run(database, approve) == 0
    finally:
        database.drop()
