"""The site as a real server with the demonstration collection, for tests from outside.

The test process never touches the database: the collection is loaded by the same commands a
library would use, into a SQLite file of its own, and a child process serves it.
"""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.migrated_database import ROOT, copy_to_sqlite

PATIENCE = 60.0
COMPLAINT = 6000


class ServerError(Exception):
    """A command or the server failed; the message holds what it said."""


@dataclass(frozen=True)
class Collection:
    """A folder with a database, uploads and static files."""

    folder: Path

    def environment(self, **extra: str) -> dict[str, str]:
        """The environment in which commands and servers work on this collection."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
            "MEDIA_ROOT": str(self.folder / "media"),
            "TEST_STATIC_ROOT": str(self.folder / "static"),
            "SECRET_KEY": "for-the-browser-tests-only-" + "0" * 40,
            "ALLOWED_HOSTS": "127.0.0.1",
            "EMAIL_URL": "",
            "TRUSTED_PROXY": "",
            **extra,
        }

    def manage(self, *arguments: str) -> str:
        """Run a management command and return what it printed."""
        answer = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            message = f"manage.py {' '.join(arguments)} failed:\n{answer.stdout}"
            raise ServerError(message)
        return answer.stdout

    def copy(self, folder: Path) -> "Collection":
        """The same collection in another folder, for a test that writes."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Collection(folder)

    def complaints(self) -> str:
        """The end of what servers of this collection wrote, from the last traceback on."""
        logs = sorted(self.folder.glob("server-*.log"), key=lambda log: log.stat().st_mtime)
        text = logs[-1].read_text(errors="replace") if logs else ""
        start = text.rfind("Traceback (most recent call last)")
        return text[start:][-COMPLAINT:] if start >= 0 else ""


def load_collection(folder: Path) -> Collection:
    """A new collection with the demonstration content."""
    collection = Collection(folder)
    copy_to_sqlite(folder / "db.sqlite3")
    collection.manage("migrate", "--verbosity", "0")
    collection.manage("setup_groups")
    collection.manage("setup_languages")
    collection.manage("load_demo")
    collection.manage("collectstatic", "--no-input", "--verbosity", "0")
    return collection


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int, path: str = "/healthz") -> bool:
    """Whether a server on the port answers a path with 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    """A server that lives as long as the block; it is waited for until it answers."""
    log = Path(environment["MEDIA_ROOT"]).parent / f"server-{port}.log"
    with (
        log.open("w") as output,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            deadline = time.monotonic() + PATIENCE
            while not answers(port):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise ServerError(f"No answer on port {port}:\n{log.read_text()[-4000:]}")
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


@contextmanager
def serve(collection: Collection) -> Iterator[str]:
    """The address of a production server for the collection."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--blocking-threads", "4", "authorsite.wsgi:application"]
    with running(command, collection.environment(BASE_URL=url), port):
        yield url
