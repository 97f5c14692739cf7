"""Which forms of an excerpt its right allows, beside being read on the web."""

from __future__ import annotations

import datetime
from enum import StrEnum

from authorsite.rights.models import Basis, Scope
from portraits.models.excerpts import Excerpt


class Form(StrEnum):
    """A form of an excerpt that others take away."""

    PRINT = "print"
    DOCUMENT = "document"
    TEXT = "text"
    EMBED = "embed"
    SOUND = "sound"


NEEDS: dict[Form, frozenset[Scope]] = {
    Form.PRINT: frozenset({Scope.WEB, Scope.PRINT, Scope.CLASSROOM}),
    Form.DOCUMENT: frozenset({Scope.WEB, Scope.PRINT, Scope.CLASSROOM}),
    Form.TEXT: frozenset({Scope.WEB, Scope.PRINT, Scope.CLASSROOM}),
    Form.EMBED: frozenset({Scope.WEB, Scope.CLASSROOM}),
    Form.SOUND: frozenset({Scope.WEB, Scope.SOUND}),
}
"""What a permission must cover for each form."""


def permitted(excerpt: Excerpt, form: Form, on: datetime.date | None = None) -> bool:
    """Whether a form of an excerpt may be made on a day (today).

    What is free or has a Creative Commons licence may be had in every form.
    """
    right = excerpt.rights
    if right is None or not right.covers(Scope.WEB, on):
        return False
    if right.basis in {Basis.FREE, Basis.CC}:
        return True
    return all(right.covers(scope, on) for scope in NEEDS[form])
