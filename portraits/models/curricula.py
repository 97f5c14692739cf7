"""What Swedish curricula call their subjects and levels: a table kept with the code, and the choice from it.

The table (``curriculum.json``) holds codes that Skolverket has published, with the version and the day
they were looked at. ``manage.py refresh_curriculum`` fetches them anew; nothing is fetched when a page is
read. A lesson keeps code and version, so that it can be told when the syllabus has been changed since.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portraits.models.teaching import CodesField, CodesFormField

VENDORED = Path(__file__).parents[1] / "curriculum.json"
SEPARATOR = ":"
"""Between code and version, as a lesson keeps them."""


@dataclass(frozen=True)
class Syllabus:
    """A subject or a level of one, as Skolverket has published it.

    Attributes:
        curriculum: "Lgr22" or "Gy25".
        version: the number of the version; empty while only the code has been looked at.
        content: the central content, in Swedish, each item as plain text.
    """

    code: str
    name: str
    curriculum: str
    school: str
    subject: str = ""
    version: str = ""
    content: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Code and version."""
        return f"{self.code}{SEPARATOR}{self.version}" if self.version else self.code

    def __str__(self) -> str:
        return f"{self.name} ({self.curriculum}, {self.code})"


@dataclass(frozen=True)
class Curriculum:
    """The table: its entries by code, and the day it was looked at."""

    checked: datetime.date
    source: str
    entries: Mapping[str, Syllabus]


def curriculum_path() -> Path:
    """Where the table is: beside the code, or where a library keeps a newer one."""
    return Path(settings.CURRICULUM_FILE or VENDORED)


def curriculum() -> Curriculum:
    """The table, read again when its file has changed."""
    path = curriculum_path()
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Curriculum:
    data = json.loads(path.read_text(encoding="utf-8"))
    entries = (
        Syllabus(
            code=row["code"],
            name=row["name"],
            curriculum=row["curriculum"],
            school=row["school"],
            subject=row.get("subject", ""),
            version=str(row["version"] or ""),
            content=tuple(row["content"]),
        )
        for row in data["entries"]
    )
    checked = datetime.date.fromisoformat(data["checked"])
    return Curriculum(checked, data["source"], {entry.code: entry for entry in entries})


def chosen(key: str) -> Syllabus | None:
    """The entry that a lesson has chosen, as the table has it now."""
    return curriculum().entries.get(key.partition(SEPARATOR)[0])


def is_outdated(key: str) -> bool:
    """Whether the syllabus has a newer version than the one chosen, or is gone.

    What was chosen before a version was known is not called outdated.
    """
    code, _separator, version = key.partition(SEPARATOR)
    entry = curriculum().entries.get(code)
    return entry is None or bool(version and entry.version and version != entry.version)


class CurriculumFormField(CodesFormField):
    """Boxes to tick; what was chosen in an older version says so, and stays until unticked."""

    def prepare_value(self, value: Any) -> Any:
        """What is chosen; older versions become options of their own."""
        present = {key for key, _label in self.pairs()}
        older = [
            (
                key,
                gettext("%(entry)s – outdated version") % {"entry": chosen(key) or key}
                if is_outdated(key)
                else str(chosen(key)),
            )
            for key in value or ()
            if key not in present
        ]
        if older:
            self.choices = [*self.pairs(), *older]
        return value

    def valid_value(self, value: Any) -> bool:
        """Whether it is in the table, in this version or an older one."""
        return super().valid_value(value) or chosen(str(value)) is not None


class CurriculumField(CodesField):
    """Entries of the table, each with the version it had when it was chosen."""

    form_class = CurriculumFormField

    def options(self) -> list[tuple[str, Any]]:
        """The entries of the table."""
        return [(entry.key, str(entry)) for entry in curriculum().entries.values()]

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what never was in the table; an older version of an entry stays."""
        if isinstance(value, list):
            value = [key for key in value if chosen(str(key)) is None]
        super().validate(value, model_instance)


CURRICULUM_PANEL = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("curriculum"), FieldPanel("curriculum_checked")])],
    heading=_("Curriculum"),
)
