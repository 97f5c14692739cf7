"""What every test can rely on: the default language, files that vanish, and no network."""

import itertools
import os
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
import pytest_django
from django.conf import settings as django_settings
from django.core.cache import caches
from django.utils import timezone, translation

from tests.migrated_database import copy_to_postgres, copy_to_sqlite, forget_templates

# No deadline, because a busy machine is no fault; and the same examples in every automatic run.
hypothesis.settings.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("tests")

_folders = itertools.count(1)
_database_host = urlsplit(os.environ.get("DATABASE_URL", "")).hostname
_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


class NetworkForbiddenError(RuntimeError):
    """A test reached for another machine."""


def _is_local(host: object) -> bool:
    """Whether a host name or address is this machine, or the tests' own database server."""
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if name in ("localhost", _database_host):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _refuse_strangers(family: int, address: object) -> None:
    """Complain about an address outside this machine; sockets in the file system are inside."""
    if family not in (socket.AF_INET, socket.AF_INET6) or not isinstance(address, tuple):
        return
    if not _is_local(address[0]):
        message = f"Tests do without the network, but one connected to {address[0]}."
        raise NetworkForbiddenError(message)


def _guarded_connect(self: socket.socket, address: object) -> object:
    _refuse_strangers(self.family, address)
    return _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: object) -> object:
    _refuse_strangers(self.family, address)
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
    if not _is_local(host):
        message = f"Tests do without the network, but one looked up {host}."
        raise NetworkForbiddenError(message)
    return _getaddrinfo(host, *args, **kwargs)


def pytest_configure(config: pytest.Config) -> None:
    """Close the network before any project code is imported."""
    if config.getoption("create_db") and not hasattr(config, "workerinput"):
        forget_templates()
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    socket.getaddrinfo = _guarded_getaddrinfo


def pytest_unconfigure() -> None:
    """Open the network again for whoever runs pytest inside another program."""
    socket.socket.connect = _connect
    socket.socket.connect_ex = _connect_ex
    socket.getaddrinfo = _getaddrinfo


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Let the tests run on a copy of a database that is migrated already."""
    database = django_settings.DATABASES["default"]
    test = database.setdefault("TEST", {})
    if database["ENGINE"] == "django.db.backends.sqlite3":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        copy_to_sqlite(Path(test["NAME"]))
    else:
        test["NAME"] = test.get("NAME") or f"test_{database['NAME']}"
        copy_to_postgres(os.environ["DATABASE_URL"], test["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Take the prepared copy as it is."""
    return True


@pytest.fixture(scope="session")
def django_db_createdb() -> bool:
    """Leave making databases to the copy; `--create-db` makes new templates for it."""
    return False


@pytest.fixture(autouse=True)
def _default_language_and_time_zone() -> Iterator[None]:
    """Start and leave every test in the site's own language and time zone."""
    translation.deactivate()
    timezone.deactivate()
    yield
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Forget what another test cached: rolled-back pages leave their addresses behind."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(scope="session")
def _media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _own_media_folder(_media_folder: Path, settings: pytest_django.Settings) -> None:
    """Give every test a media folder of its own, made when something is stored."""
    settings.MEDIA_ROOT = str(_media_folder / str(next(_folders)))
