"""Measure how long a handout of four pages takes to make, cold and warm, and the longest there may be.

    scripts/bench_handout.py
    scripts/bench_handout.py --rounds 15 --json FILE

A sheet of four pages may take half a second, the longest two. Ends with 1 where one takes longer.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = 4
MOST_SECONDS, MOST_SECONDS_LONGEST = 0.5, 2.0
SENTENCE = "Farfar räknade stenar, och han gjorde det högt så att ingen skulle tro något annat. "


def handout_of(characters: int) -> Any:
    """A handout with as much text, in paragraphs of some eight rows, with words and questions."""
    from portraits.handouts.handout import (
        Handout,
        Heading,
        Passage,
        Question,
        Questions,
        Row,
        Word,
        WordHelp,
        Words,
    )
    from portraits.models.wrapping import breaks_in, pieces

    paragraph = (SENTENCE * 5).strip()
    rows = [text.strip() for text in pieces(paragraph, breaks_in(paragraph))]
    paragraphs = []
    for start in range(0, characters // len(paragraph) * len(rows), len(rows)):
        numbered = (Row(str(number), text) for number, text in enumerate(rows, start + 1))
        paragraphs.append(tuple(numbered))
    words = tuple(Word(Words(f"ord {n}", "sv"), Words("förklaring", "sv")) for n in range(12))
    questions = tuple(Question(Words(SENTENCE, "sv")) for _n in range(6))
    return Handout(
        language="sv",
        title=Words("Räkna stenar", "sv"),
        kind=Words("Arbetsblad", "sv"),
        subtitle=Words("Utdrag ur en roman från 1984", "sv"),
        blocks=(
            Passage("sv", tuple(paragraphs)),
            Heading(Words("Ordförklaringar", "sv")),
            WordHelp(words),
            Heading(Words("Frågor", "sv")),
            Questions(questions),
        ),
        credits=(Words("Räkna stenar, 1984, s. 9–11", "sv"),),
        address="https://example.org/t/b3k4m5x",
        source=Words("Räkna stenar", "sv"),
    )


def timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """How many seconds something takes, and what it makes."""
    start = time.perf_counter()
    made = make()
    return time.perf_counter() - start, made


def pages_in(pdf: bytes) -> int:
    """How many pages a sheet has."""
    import pypdfium2  # type: ignore[import-untyped]

    return len(pypdfium2.PdfDocument(pdf))


def measure(rounds: int) -> dict[str, float]:
    """Seconds by what is made."""
    from portraits.handouts.documents import document_of
    from portraits.handouts.handout import MOST_CHARACTERS
    from portraits.handouts.plain_texts import plain_text_of
    from portraits.handouts.sheets import pdf_of

    sheet, longest = handout_of(5_600), handout_of(MOST_CHARACTERS - len(SENTENCE) * 10)
    cold, pdf = timed(lambda: pdf_of(sheet))
    if pages_in(pdf) != PAGES:
        sys.exit(f"The sheet has {pages_in(pdf)} pages, not {PAGES}: change how much stands on it.")
    warm = statistics.median(timed(lambda: pdf_of(sheet))[0] for _round in range(rounds))
    most, pdf = timed(lambda: pdf_of(longest))
    return {
        "four pages, cold": cold,
        "four pages, warm": warm,
        f"the longest, {pages_in(pdf)} pages": most,
        "DOCX": timed(lambda: document_of(sheet))[0],
        "the longest, DOCX": timed(lambda: document_of(longest))[0],
        "text": timed(lambda: plain_text_of(sheet))[0],
    }


def main() -> None:
    """Measure, print, and compare with what is allowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "authorsite.settings.test")
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    import django

    django.setup()
    found = measure(options.rounds)
    for name, seconds in found.items():
        print(f"{name:32} {seconds * 1000:8.1f} ms")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2))
    slow = [
        name
        for name, seconds in found.items()
        if seconds > (MOST_SECONDS_LONGEST if name.startswith("the longest") else MOST_SECONDS)
    ]
    if slow:
        sys.exit(f"Too slow: {', '.join(slow)}")


if __name__ == "__main__":
    main()
