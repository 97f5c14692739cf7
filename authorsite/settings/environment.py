"""The environment variables the site reads, typed, in one place; listed in docs/operations.md.

A wrong value stops the start with a message that names the variable.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent.parent

_env = Env()


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it means, and its default as written."""

    name: str
    meaning: str
    default: str


VARIABLES: tuple[Variable, ...] = (
    Variable("DATABASE_URL", "Database address (postgres://… or sqlite:///…)", "sqlite under var/"),
    Variable("MEDIA_ROOT", "Folder of uploaded pictures and documents", "var/media"),
    Variable("SECRET_KEY", "Signing key, at least 50 characters; required in production", "–"),
    Variable("ALLOWED_HOSTS", "Host names the site answers to, comma-separated", "–"),
    Variable("BASE_URL", "Public address without closing slash, for mail and feeds", "–"),
    Variable("DEFAULT_FROM_EMAIL", "Sender of mail", "webmaster@localhost"),
    Variable("EMAIL_URL", "Mail server (smtp://…); printed on the console when unset", "console"),
    Variable("TRUSTED_PROXY", "1 when a proxy that sets X-Forwarded-Proto is in front", "0"),
    Variable("CURRICULUM_FILE", "Table of curricula, where the site's own cannot be written", "–"),
    Variable("LIBRARY_SEARCH_URL", "Address that finds a book; {query} is replaced", "Libris"),
)


def text(name: str, default: str = "") -> str:
    """The variable as text; an empty value counts as unset."""
    value: str = _env.str(name, default)
    return value or default


def flag(name: str, *, default: bool = False) -> bool:
    """The variable as true or false (1, true, yes, on and their opposites)."""
    return _env.bool(name, default) if text(name) else default


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """The variable as a list of comma-separated values, spaces dropped."""
    return [part.strip() for part in text(name).split(",") if part.strip()] or list(default)


def path(name: str, default: Path) -> Path:
    """The variable as a folder."""
    return Path(text(name)) if text(name) else default


def mailer(address: str) -> dict[str, object]:
    """Django's settings of a mail server from an address.

    Args:
        address: ``smtp://user:password@host:587`` (STARTTLS), ``smtps://…:465`` (TLS from the start),
            or empty, and then mail is printed.

    Raises:
        ValueError: for an address of another kind; the message names the variable.
    """
    if not address:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("EMAIL_URL must look like smtp://user:password@host:587")
    secure = parts.scheme == "smtps"
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or (465 if secure else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": secure,
            "use_tls": not secure and parts.hostname not in {"localhost", "127.0.0.1"},
            "timeout": 20,
        },
    }
