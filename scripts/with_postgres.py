"""Run a command with DATABASE_URL set to a PostgreSQL server of its own.

    scripts/with_postgres.py COMMAND…   start a server, run the command, stop the server
    scripts/with_postgres.py --find     print the folder of the server's programs, or exit with 1

The server listens on a socket in a new folder and on no port, so several runs never meet; it
is fast because it never waits for the disk. The exit status is the command's. With
TEST_DATABASE_URL set no server is started and the command gets that address.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from urllib.parse import quote

OLDEST = 15
FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresError(Exception):
    """The server cannot be found or started; the message says why."""


def version_of(folder: Path) -> int:
    """The major version of the server in a folder; 0 when it is no complete server."""
    if not (folder / "initdb").is_file() or not (folder / "postgres").is_file():
        return 0
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return 0
    number = re.search(r"(\d+)", answer.stdout)
    return int(number[1]) if number else 0


def find_server() -> Path:
    """The folder of the newest server that is new enough."""
    folders = [found for pattern in FOLDERS for found in Path("/").glob(pattern.lstrip("/"))]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    versions = {folder: version_of(folder) for folder in folders}
    newest = max(versions, key=lambda folder: versions[folder], default=None)
    if newest is None or versions[newest] < OLDEST:
        message = f"No PostgreSQL server {OLDEST} or newer; `make system-packages` says how."
        raise PostgresError(message)
    return newest


def server_identity() -> dict[str, object]:
    """Whom the server runs as: PostgreSQL refuses root, so root lends it another user."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    message = "Started as root, and there is no user postgres or nobody to run the server."
    raise PostgresError(message)


def utf8_locale() -> str:
    """A locale that folds every letter; plain C would leave Å and Č as they are."""
    try:
        known = subprocess.run(
            ["locale", "-a"],  # noqa: S607
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        ).stdout
    except OSError:
        return "C.UTF-8"
    names = {name.lower().replace("-", "") for name in known.decode("utf-8", "replace").split()}
    return "C.UTF-8" if "c.utf8" in names or "en_us.utf8" not in names else "en_US.UTF-8"


class Server:
    """A PostgreSQL server in a temporary folder."""

    def __init__(self, programs: Path) -> None:
        """Make the folder; its path is short because a socket's path must be."""
        self.programs = programs
        self.identity = server_identity()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if self.identity:
            os.chown(self.folder, int(str(self.identity["user"])), int(str(self.identity["group"])))

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://postgres@{quote(str(self.folder), safe='')}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs and complain with its own words."""
        answer = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.identity,  # type: ignore[call-overload]
        )
        if answer.returncode != 0:
            log = self.folder / "log"
            details = log.read_text(errors="replace") if log.exists() else ""
            raise PostgresError(f"{program} failed:\n{answer.stdout}{details}")

    def start(self) -> None:
        """Create the cluster and start it."""
        data = str(self.folder / "data")
        self.run(
            "initdb",
            *("-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"),
            *("--locale", utf8_locale(), "--no-sync"),
        )
        settings = ("listen_addresses=''", f"unix_socket_directories={self.folder}")
        options = " ".join(f"-c {setting}" for setting in (*settings, *UNSAFE_BUT_FAST))
        log = str(self.folder / "log")
        self.run("pg_ctl", "start", "-w", "-s", "-D", data, "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop the server and remove what it wrote; nothing in it is worth a clean end."""
        if (self.folder / "data" / "postmaster.pid").exists():
            with suppress(PostgresError):
                data = str(self.folder / "data")
                self.run("pg_ctl", "stop", "-w", "-s", "-D", data, "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server that lives as long as the block."""
    server = Server(find_server())
    try:
        server.start()
        yield server.url
    finally:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        server.stop()


def leave(number: int, _frame: FrameType | None) -> None:
    """Turn a signal into an orderly end, so that the server is stopped."""
    sys.exit(128 + number)


def run_command(command: list[str], url: str) -> int:
    """Run the command against the database and return its exit status."""
    if shutil.which(command[0]) is None:
        print(f"{command[0]}: no such program", file=sys.stderr)
        return 127
    environment = {**os.environ, "DATABASE_URL": url}
    with subprocess.Popen(command, env=environment) as child:
        try:
            status = child.wait()
        except BaseException:
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(timeout=10)
            child.kill()
            raise
    return 128 - status if status < 0 else status


def main() -> int:
    """Read the command line and do what it says."""
    arguments = sys.argv[1:]
    if not arguments:
        print(__doc__)
        return 2
    if arguments == ["--find"]:
        print(find_server())
        return 0
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, leave)
    if given := os.environ.get("TEST_DATABASE_URL"):
        return run_command(arguments, given)
    with running_server() as url:
        return run_command(arguments, url)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PostgresError as error:
        sys.exit(str(error))
