"""Fetching the table of curricula anew from Skolverket's open interface. Never done while a page is read.

Only the codes that the table holds are asked for: a library that wants more adds a line with its code.
"""

from __future__ import annotations

import datetime
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.utils.html import strip_tags

from portraits.models.curricula import curriculum_path

TIMEOUT = 20
"""Seconds."""
MOST_BYTES = 5_000_000


class CurriculumUnreachableError(Exception):
    """The source did not answer, or not with what it should; the table is as it was."""


def fetch(url: str) -> Any:
    """A document of the source.

    Raises:
        CurriculumUnreachableError: with the address and the reason.
    """
    if not url.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise CurriculumUnreachableError(f"{url}: not an https address")
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return json.loads(answer.read(MOST_BYTES))
    except (OSError, urllib.error.URLError, ValueError) as error:
        raise CurriculumUnreachableError(f"{url}: {error}") from error


def refresh_curriculum(
    path: Path | None = None,
    *,
    source: str = "",
    today: datetime.date | None = None,
    get: Callable[[str], Any] = fetch,
) -> list[str]:
    """Write the table with what the source says now, as a whole or not at all.

    Args:
        path: the table; that of the site if not given.
        source: the address of the interface; that of the table if not given.
        today: the day that is written as the day of looking.
        get: fetches a document.

    Returns:
        the codes whose version or words have changed.

    Raises:
        CurriculumUnreachableError: when the source does not answer, or no longer knows a code.
    """
    path = path or curriculum_path()
    table = json.loads(path.read_text(encoding="utf-8"))
    base = (source or table["source"]).rstrip("/")
    subjects: dict[str, Any] = {}
    changed = []
    for entry in table["entries"]:
        code = entry.get("subject") or entry["code"]
        if code not in subjects:
            subjects[code] = _subject(get(f"{base}/subjects/{code}"), code)
        found = subjects[code]
        if entry["code"] != code:
            found = {**_level(found, entry["code"]), "version": found["version"]}
        now = {"version": found["version"], "content": _content(found)}
        if now != {"version": entry["version"], "content": entry["content"]}:
            changed.append(entry["code"])
        entry.update(now)
    table["checked"] = str(today or datetime.datetime.now(tz=datetime.UTC).date())
    text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return changed


def _subject(document: Any, code: str) -> Any:
    """The subject in an answer."""
    found = document.get("subject") if isinstance(document, dict) else None
    if not isinstance(found, dict) or found.get("code") != code or not found.get("version"):
        raise CurriculumUnreachableError(f"{code}: the source answered something else")
    return found


def _level(subject: Any, code: str) -> Any:
    """A level of a subject."""
    courses = subject.get("courses") or []
    found = next((row for row in courses if row.get("code") == code), None)
    if found is None:
        raise CurriculumUnreachableError(f"{code}: no longer a level of {subject['code']}")
    return found


def _content(found: Any) -> list[str]:
    """The central content as plain text."""
    rows: Iterable[Any] = found.get("centralContents") or [found.get("centralContent") or {}]
    texts = (" ".join(strip_tags(str(row.get("text") or "")).split()) for row in rows)
    return [text for text in texts if text]
