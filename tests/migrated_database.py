"""Databases that are migrated once and copied for every test run.

Applying some two hundred migrations takes half a minute; copying the result takes none. The
template is made anew whenever a migration, a setting or a locked package changes. Every copy is
still handed to `migrate`, which then has only its last steps to do (permissions, content types).
`pytest --create-db` makes new templates in any case.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / ".pytest_cache" / "migrated"
PREFIX = "authorsite_template_"
PATTERNS = ("*/migrations/*.py", "*/*/migrations/*.py", "authorsite/settings/*.py", "uv.lock")


def forget_templates() -> None:
    """Make the next run migrate from nothing."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    (TEMPLATES / "salt").write_text(uuid.uuid4().hex)


def fingerprint() -> str:
    """A name for what the migrations would build."""
    digest = hashlib.sha256()
    paths = [path for pattern in PATTERNS for path in sorted(ROOT.glob(pattern))]
    for path in [*paths, TEMPLATES / "salt"]:
        if path.is_file() and ".venv" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process make or copy a template while the others wait."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(url: str) -> None:
    """Apply all migrations to the database at an address."""
    answer = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "authorsite.settings.test",
            "DATABASE_URL": url,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        raise RuntimeError(f"The migrations failed:\n{answer.stdout}")


def copy_to_sqlite(target: Path) -> None:
    """Write a migrated SQLite database to a file."""
    with one_at_a_time():
        template = TEMPLATES / f"{fingerprint()}.sqlite3"
        if not template.exists():
            for old in TEMPLATES.glob("*.sqlite3*"):
                old.unlink()
            unfinished = template.with_suffix(".sqlite3-unfinished")
            migrate(f"sqlite:///{unfinished}")
            unfinished.rename(template)
        with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)


def copy_to_postgres(url: str, target: str) -> None:
    """Create a migrated database called `target` on the server at an address."""
    template = PREFIX + fingerprint()
    unfinished = f"{PREFIX}unfinished"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    with one_at_a_time(), psycopg.connect(url, autocommit=True) as server:
        query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        known = {name for (name,) in server.execute(query, [PREFIX])}
        if template not in known:
            for old in known:
                server.execute(drop.format(sql.Identifier(old)))
            server.execute(create.format(sql.Identifier(unfinished), sql.Identifier("template0")))
            migrate(urlsplit(url)._replace(path=f"/{unfinished}").geturl())
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            server.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(template)))
        server.execute(drop.format(sql.Identifier(target)))
        server.execute(create.format(sql.Identifier(target), sql.Identifier(template)))
