"""How long a text takes to read, and how hard Swedish prose is by LIX (C.-H. Björnsson, 1968).

LIX = words / sentences + 100 · words longer than six letters / words. It is a rough measure, and says
nothing of verse, nor of languages whose words grow long by their grammar: Finnish, Sámi, Meänkieli, Yiddish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

SILENT, ALOUD = 200, 130
"""Words a minute: read silently, and read aloud."""
LONG_WORD = 6
FEWEST_WORDS = 200
"""Below that LIX jumps with every sentence, and is not told."""
CLASSES = ((30, "very-easy"), (40, "easy"), (50, "medium"), (60, "hard"))
HARDEST = "very-hard"

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’:-][\p{L}\p{M}\p{N}]+)*")
_LETTER = regex.compile(r"\p{L}")
# A sentence ends with its sign, perhaps a closing quotation mark, and a capital or a quotation after it; or
# with the paragraph.
_END = regex.compile(r"[.!?…:][”\"’»)]*(?=\s+[–—-]?\s*[”\"’»(]?\p{Lu}|\s*$)")
_SHORT = regex.compile(
    r"\b(?:t\.ex|bl\.a|m\.fl|m\.m|d\.v\.s|o\.s\.v|f\.d|s\.k|kl|nr|ca|dr|prof|st|sid|s|jfr|fr\.o\.m|t\.o\.m"
    r"|\p{Lu})\.$",
    regex.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """How much there is to read: words, sentences, and words longer than six letters."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """LIX; 0 for no words."""
        if not self.words:
            return 0.0
        return self.words / max(self.sentences, 1) + 100 * self.long_words / self.words

    @property
    def level(self) -> str:
        """The class of LIX: "easy" for 30–39."""
        return next((name for limit, name in CLASSES if round(self.lix) < limit), HARDEST)

    @property
    def silent_minutes(self) -> int:
        """Minutes to read silently, at least one."""
        return max(1, round(self.words / SILENT))

    @property
    def aloud_minutes(self) -> int:
        """Minutes to read aloud, at least one."""
        return max(1, round(self.words / ALOUD))


def words_of(text: str) -> list[str]:
    """The words; what a hyphen or an apostrophe joins is one."""
    return [match.group() for match in _WORD.finditer(text)]


def sentences_in(paragraph: str) -> int:
    """How many sentences a paragraph has; one that holds words has at least one."""
    if not _WORD.search(paragraph):
        return 0
    text = paragraph.strip()
    ends = [
        match
        for match in _END.finditer(text)
        if match.end() == len(text) or not _SHORT.search(text, 0, match.start() + 1)
    ]
    unfinished = bool(_WORD.search(text, ends[-1].end())) if ends else True
    return len(ends) + unfinished


def reading_of(paragraphs: Sequence[str]) -> Reading:
    """How much some paragraphs give to read."""
    words = [word for paragraph in paragraphs for word in words_of(paragraph)]
    return Reading(
        words=len(words),
        sentences=sum(sentences_in(paragraph) for paragraph in paragraphs),
        long_words=sum(len(_LETTER.findall(word)) > LONG_WORD for word in words),
    )
