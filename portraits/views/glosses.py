"""Help with words: where in a text a word is explained, and the explanations as a list to take along."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from portraits.models import ExcerptPage, ExcerptWord
from portraits.views.excerpt_rows import ShownRow

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell."""

type Glosses = Mapping[str, Sequence[tuple[int, int, str]]]
"""By the anchor of a row: where a word ends, the number of its explanation, and the word."""


@dataclass(frozen=True)
class WordHelp:
    """A word with its number, its explanation, and the word in another language."""

    number: int
    word: str
    explanation: str
    translation: str = ""


def word_help(words: Iterable[ExcerptWord]) -> list[WordHelp]:
    """The words of a page, numbered from 1 in the order in which the editor has put them."""
    return [
        WordHelp(number, row.word, row.explanation, row.translation)
        for number, row in enumerate(words, start=1)
    ]


def glosses_in(stanzas: Iterable[Iterable[ShownRow]], words: Sequence[WordHelp]) -> Glosses:
    """Where each word stands first; a word that stands nowhere is only in the list.

    Capitals do not matter. A word stands by itself, not inside another.
    """
    rows = [row for stanza in stanzas for row in stanza if row.words is not None]
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for each in words:
        pattern = re.compile(rf"(?<!\w){re.escape(each.word)}(?!\w)", re.IGNORECASE)
        for row in rows:
            match = pattern.search(row.words.text) if row.words is not None else None
            if match is not None:
                found[row.anchor].append((match.end(), each.number, each.word))
                break
    return {anchor: sorted(places) for anchor, places in found.items()}


def words_csv(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """The words of an excerpt as CSV, for programs that train vocabulary and for spreadsheets.

    Raises:
        Http404: for an excerpt without words.
    """
    words = list(page.words.all())
    if not words:
        raise Http404
    text = io.StringIO()
    # With a mark of the encoding, without which spreadsheets guess wrong.
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(["word", "explanation", "translation"])
    for row in words:
        writer.writerow([inert(row.word), inert(row.explanation), inert(row.translation)])
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{page.slug}.csv"'
    answer["Content-Language"] = page.content_language
    return answer


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(RUNS_AS_FORMULA) else cell
