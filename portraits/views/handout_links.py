"""The links from the page of an excerpt to the forms of it that a class takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from portraits.handouts.handout import SIZES
from portraits.models import Excerpt
from portraits.models.reuse import Form, permitted
from portraits.views.excerpt_credits import uses_line
from portraits.views.excerpt_rows import View

KEPT = ("v", "rad", "st")
"""What the address asks for on the page, and on the sheet too."""


@dataclass(frozen=True)
class FormLink:
    """A link to a form of the text."""

    label: InterfaceText
    url: str


@dataclass(frozen=True)
class HandoutLinks:
    """Links to the forms that the right allows.

    Attributes:
        sheet: the sheet in the ordinary size.
        larger: in larger letters.
        files: a document, a text file.
        reason: why there are none.
    """

    sheet: FormLink | None
    larger: tuple[FormLink, ...]
    files: tuple[FormLink, ...]
    reason: InterfaceText | None


def handout_links(
    record: Excerpt, path: str, asked: Mapping[str, str], view: View, language: str
) -> HandoutLinks:
    """The forms of an excerpt, of the text and the passage that the reader looks at.

    Args:
        record: the excerpt.
        path: the address of its page.
        asked: the query of the address.
        view: which of the texts is shown.
        language: the reader's language.
    """
    kept = {name: asked[name] for name in KEPT if asked.get(name)}
    if view != "original":
        kept["text"] = view
    sheet = permitted(record, Form.PRINT)
    larger = [
        FormLink(
            _("%(size)d points") % {"size": size},
            _url(path, "handout.pdf", {**kept, "storlek": str(size)}),
        )
        for size in SIZES[1:]
    ]
    files = []
    if permitted(record, Form.DOCUMENT):
        files.append(FormLink(_("Word document"), _url(path, "handout.docx", kept)))
    if permitted(record, Form.TEXT):
        files.append(FormLink(_("Text file"), _url(path, "text.txt", kept)))
    reason = uses_line(record.rights, language) if record.rights is not None else None
    return HandoutLinks(
        FormLink(_("Worksheet to print (A4)"), _url(path, "handout.pdf", kept)) if sheet else None,
        tuple(larger) if sheet else (),
        tuple(files),
        None if sheet or files else reason or InterfaceText("", NO_LANGUAGE),
    )


def _url(path: str, form: str, query: Mapping[str, str]) -> str:
    return f"{path}{form}?{urlencode(query)}" if query else f"{path}{form}"
