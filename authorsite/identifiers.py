"""Identifiers of persons and editions: brought to one form, checked, and turned into addresses.

Every `normalise_*` takes what people paste (with spaces, hyphens, the label or the whole address)
and gives the form to store; `IdentifierError` says what is wrong and what to do. The
`validate_*` functions are the same as validators of Django model fields.

Check digits: ISBN by the ISBN Users' Manual (International ISBN Agency), ISNI by ISO 27729 with
ISO/IEC 7064 MOD 11-2. VIAF, Wikidata and Libris identifiers carry none, so only their form is
checked.
"""

import re
import unicodedata
from collections.abc import Callable

from django.core.exceptions import ValidationError
from stdnum import isbn as isbn_numbers
from stdnum.iso7064 import mod_11_2

from authorsite.interface import gettext

ADDRESSES = {
    "isni": "https://isni.org/isni/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "wikidata": "https://www.wikidata.org/entity/{}",
    "libris": "https://libris.kb.se/{}",
}
"""Permanent addresses per kind of identifier, as linked data names them."""

_ADDRESS = re.compile(r"(?i)^https?://[^/]+/(?:[a-z]+/)*(?P<identifier>[^/?#]+)/?(?:[?#].*)?$")
_SEPARATORS = re.compile("[\\s\\-\u2010-\u2015\u2212]+")


class IdentifierError(ValueError):
    """A text that is no valid identifier; `code` is `invalid_isbn`, `invalid_isni` and so on."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def _bare(text: str, label: str) -> str:
    """A pasted identifier without address, label, spaces and hyphens."""
    text = unicodedata.normalize("NFKC", text).strip()
    if match := _ADDRESS.match(text):
        text = match["identifier"]
    text = re.sub(rf"(?i)^{label}(?:-1[03])?[:\s]*", "", text)
    return _SEPARATORS.sub("", text)


def normalise_isbn(text: str) -> str:
    """An ISBN as printed, 10 or 13 characters without hyphens, its check digit verified.

    Store this form: an older book bears ten digits, and readers compare with the book.
    """
    compact = _bare(text, "ISBN").upper()
    if not re.fullmatch(r"[0-9]*X?", compact, re.ASCII):
        raise IdentifierError(
            gettext("“%(text)s” is not an ISBN. Write only digits, hyphens and perhaps a final X.")
            % {"text": text},
            "invalid_isbn",
        )
    if len(compact) not in {10, 13}:
        raise IdentifierError(
            gettext(
                "ISBN %(text)s has %(count)d characters, but an ISBN has 10 or 13. "
                "Compare it with the book."
            )
            % {"text": text, "count": len(compact)},
            "invalid_isbn",
        )
    if len(compact) == 13 and not compact.startswith(("978", "979")):
        raise IdentifierError(
            gettext(
                "ISBN %(text)s starts with %(start)s, but 13 digits start with 978 or 979. "
                "Compare it with the book."
            )
            % {"text": text, "start": compact[:3]},
            "invalid_isbn",
        )
    if not isbn_numbers.is_valid(compact):
        raise IdentifierError(
            gettext(
                "The last character of ISBN %(text)s does not match the others, so something "
                "is mistyped. Compare it with the book."
            )
            % {"text": text},
            "invalid_isbn",
        )
    return compact


def isbn13(text: str) -> str:
    """An ISBN in its 13-digit form, for comparing and searching; checks it like `normalise_isbn`."""
    compact = normalise_isbn(text)
    return compact if len(compact) == 13 else str(isbn_numbers.to_isbn13(compact))


def format_isbn(text: str) -> str:
    """An ISBN with hyphens between its parts (978-91-0-012345-6), as the agencies assign them."""
    return str(isbn_numbers.format(normalise_isbn(text)))


def normalise_isni(text: str) -> str:
    """An ISNI as 16 characters without spaces; the last is a check character, perhaps X."""
    compact = _bare(text, "ISNI").upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", compact, re.ASCII):
        raise IdentifierError(
            gettext("“%(text)s” is not an ISNI. An ISNI has 16 digits; the last may be an X.")
            % {"text": text},
            "invalid_isni",
        )
    if not mod_11_2.is_valid(compact):
        raise IdentifierError(
            gettext(
                "The last character of ISNI %(text)s does not match the others, so something "
                "is mistyped. Copy it from isni.org."
            )
            % {"text": text},
            "invalid_isni",
        )
    return compact


def format_isni(text: str) -> str:
    """An ISNI in four groups (0000 0001 2103 2683), as ISO 27729 shows it."""
    compact = normalise_isni(text)
    return " ".join(compact[start : start + 4] for start in range(0, 16, 4))


def normalise_viaf(text: str) -> str:
    """A VIAF number: digits only, without leading zeros."""
    compact = _bare(text, "VIAF")
    if not re.fullmatch(r"[1-9][0-9]{0,21}", compact, re.ASCII):
        raise IdentifierError(
            gettext("“%(text)s” is not a VIAF number. Copy the digits from viaf.org.")
            % {"text": text},
            "invalid_viaf",
        )
    return compact


def normalise_wikidata(text: str) -> str:
    """A Wikidata item: Q and a number."""
    compact = _bare(text, "Wikidata").upper()
    if not re.fullmatch(r"Q[1-9][0-9]*", compact, re.ASCII):
        raise IdentifierError(
            gettext("“%(text)s” is not a Wikidata item. Write Q and a number, for example Q26268.")
            % {"text": text},
            "invalid_wikidata",
        )
    return compact


def normalise_libris(text: str) -> str:
    """A Libris identifier: 15 or 16 letters and digits, or the older number."""
    compact = _bare(text, "Libris")
    if not re.fullmatch(r"[a-z0-9]{15,16}|[1-9][0-9]{2,9}", compact, re.ASCII):
        raise IdentifierError(
            gettext(
                "“%(text)s” is not a Libris identifier. Copy the last part of the address at "
                "libris.kb.se: 15 or 16 letters and digits, or a number."
            )
            % {"text": text},
            "invalid_libris",
        )
    return compact


def address(kind: str, identifier: str) -> str:
    """The permanent address of a stored identifier; `KeyError` for a kind without addresses."""
    return ADDRESSES[kind].format(identifier)


def _validate(normalise: Callable[[str], str], value: str) -> None:
    try:
        normalise(value)
    except IdentifierError as error:
        raise ValidationError(error.message, code=error.code) from error


def validate_isbn(value: str) -> None:
    """Django validator for an ISBN with 10 or 13 digits."""
    _validate(normalise_isbn, value)


def validate_isni(value: str) -> None:
    """Django validator for an ISNI."""
    _validate(normalise_isni, value)


def validate_viaf(value: str) -> None:
    """Django validator for a VIAF number."""
    _validate(normalise_viaf, value)


def validate_wikidata(value: str) -> None:
    """Django validator for a Wikidata item."""
    _validate(normalise_wikidata, value)


def validate_libris(value: str) -> None:
    """Django validator for a Libris identifier."""
    _validate(normalise_libris, value)
