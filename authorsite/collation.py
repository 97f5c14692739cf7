"""Sorting, index letters and matching of names and titles, the same on every database.

*Sorting* uses a stored key made of digits only, two per weight. Digits compare alike under every
collation of SQLite and PostgreSQL (except one made for numeric order), so no list depends on the
collations a server happens to have. *Matching* uses `fold`; a fold is never sorted or shown.

Rules for "nb" (Norwegian): æ, ø, å last; ä with æ, ö with ø. For "se" (CLDR 47 `se`): the letters of
Northern Sami each for themselves, then ø, æ, å, ä, ö. For "smj": á after a, ŋ after n, then å, ä, ö; the
older ń with ŋ. For "yi": the Hebrew letters before the Latin ones; final forms with their letters,
double letters as two, points ignored. Swedish order is also that of Finnish and Meänkieli, and of
South Sami, whose ï sorts with i.

Rules for "sv" (Svenska skrivregler; CLDR 47 `sv`, standard): å, ä, ö last; æ with ä, ø with ö,
ü with y, đ and ð with d; v before w; other accented letters with their base letter. Two letters
follow the accent rule although CLDR puts them elsewhere: ô with o and ę with e.

In every alphabet, word by word: nothing sorts before something and a comma (end of the family
name) before a space, so "Lundgren, Jennie" < "Lundgren Lindmark, Ulrika". Hyphens, dashes and
slashes count as spaces; apostrophes, full stops and other signs are ignored. Digits, then letters
of other scripts, sort before the letters. Accents decide between names that are otherwise equal
("Isak" < "Isák"); what then still differs (case, punctuation) is decided by a checksum, so that
different texts have different keys.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

SORT_KEY_LENGTH = 500
"""The longest sort key; give a database field this `max_length`."""

OTHER = "#"
"""The index letter of everything that does not start with a letter of the alphabet."""

_PRIMARY_LENGTH = 320
_SECONDARY_LENGTH = 160
_CHECKSUM_LENGTH = 16

_END = "00"
_COMMA = "01"
_SPACE = "02"
_OTHER_GROUP = "1"
_DIGIT = "10"
_FOREIGN = "11"
_EMPTY = "12"
_FIRST_LETTER = 20

LATIN_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
HEBREW_LETTERS = tuple("אבגדהוזחטיכלמנסעפצקרשת")

LATIN_EQUALS: Mapping[str, str] = {
    "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ł": "l", "ħ": "h", "\u0131": "i", "ĸ": "k",
    "ǥ": "g", "ʒ": "z", "ə": "e", "\u017f": "s", "æ": "a", "ø": "o", "œ": "o",
}  # fmt: skip
"""Latin letters that Unicode does not take apart, with the letters they sort with anywhere."""

# In the order of the Unicode collation table (DUCET).
_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304\u0323"


@dataclass(frozen=True)
class Alphabet:
    """The letters of an alphabet in order, and which other letters sort with them.

    Adding an alphabet is one entry in `ALPHABETS`: `letters` are the index letters in lower
    case, `equals` sends a letter to the letter or letters it sorts with.
    """

    letters: tuple[str, ...]
    equals: Mapping[str, str] = field(default_factory=dict)


_SWEDISH_EQUALS = {"æ": "ä", "ø": "ö", "œ": "ö", "ő": "ö", "ü": "y", "ű": "y"}

ALPHABETS: Mapping[str, Alphabet] = {
    "sv": Alphabet((*LATIN_LETTERS, "å", "ä", "ö"), _SWEDISH_EQUALS),
    "latin": Alphabet(LATIN_LETTERS),
    "nb": Alphabet(
        (*LATIN_LETTERS, "æ", "ø", "å"),
        {"ä": "æ", "ö": "ø", "œ": "ø", "ő": "ø", "ü": "y", "ű": "y"},
    ),
    "se": Alphabet(tuple("aábcčdđefghijklmnŋopqrsštŧuvwxyzžøæåäö"), {"ü": "y", "ű": "y"}),
    "smj": Alphabet(tuple("aábcdefghijklmnŋopqrstuvwxyzåäö"), {**_SWEDISH_EQUALS, "ń": "ŋ"}),
    "yi": Alphabet(
        (*HEBREW_LETTERS, *LATIN_LETTERS, "å", "ä", "ö"),
        {
            **_SWEDISH_EQUALS,
            **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
            "\u05f0": "\u05d5\u05d5",
            "\u05f1": "\u05d5\u05d9",
            "\u05f2": "\u05d9\u05d9",
        },
    ),
}


@dataclass(frozen=True)
class _Weight:
    """One place in a sort key: its primary digits, and for a letter its accent and letter."""

    primary: str
    secondary: str = ""
    letter: str = OTHER


@lru_cache(maxsize=4096)
def _letters(character: str, name: str) -> tuple[_Weight, ...]:
    """The weights of a letter of an alphabet or of one that sorts with it; else nothing."""
    alphabet = ALPHABETS[name]
    if character in alphabet.letters:
        number = _FIRST_LETTER + alphabet.letters.index(character)
        return (_Weight(str(number), "01", character),)
    for equals, first in ((alphabet.equals, 30), (LATIN_EQUALS, 60)):
        if character in equals:
            secondary = str(first + list(equals).index(character))
            plain = [weight for letter in equals[character] for weight in _letters(letter, name)]
            return tuple(_Weight(weight.primary, secondary, weight.letter) for weight in plain)
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[:1], decomposed[1:]
    if not marks:
        return ()
    place = _ACCENTS.find(marks[-1])
    secondary = f"{place + 2:02}" if place >= 0 else "29"
    # A letter with two marks (ǟ) may be one of the alphabet with the last mark on it (ä).
    rest = unicodedata.normalize("NFC", base + marks[:-1])
    return tuple(
        _Weight(weight.primary, secondary, weight.letter) for weight in _letters(rest, name)
    )


@lru_cache(maxsize=4096)
def _character(character: str, name: str) -> tuple[_Weight, ...]:
    """The weights of any character; nothing for one that is ignored."""
    if weights := _letters(character, name):
        return weights
    if character == ",":
        return (_Weight(_COMMA),)
    category = unicodedata.category(character)
    if category in {"Pd", "Zs", "Zl", "Zp", "Cc"} or character in "/_":
        return (_Weight(_SPACE),)
    if category == "Nd":
        return (_Weight(f"{_DIGIT}{unicodedata.decimal(character):02}"),)
    if category[0] in "LN":
        return (_Weight(f"{_FOREIGN}{ord(character):08}"),)
    return ()


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _weights(text: str, name: str) -> Iterator[_Weight]:
    """The weights of a text, with gaps between words reduced to one comma or one space."""
    gap: _Weight | None = None
    started = False
    for character in unicodedata.normalize("NFC", _normal(text).casefold()):
        for weight in _character(character, name):
            if weight.primary in {_COMMA, _SPACE}:
                if gap is None or weight.primary == _COMMA:
                    gap = weight
                continue
            if gap is not None and started:
                yield gap
            gap, started = None, True
            yield weight


def sort_key(text: str, alphabet: str = "sv") -> str:
    """A key of digits that puts texts in the order of an alphabet, at most `SORT_KEY_LENGTH` long.

    Two texts that differ, other than in white space or in how Unicode composes their letters,
    have different keys. About the first 160 letters decide the order. `KeyError` for an alphabet
    that is not in `ALPHABETS`.
    """
    weights = list(_weights(text, alphabet))
    primary = "".join(weight.primary for weight in weights) or _EMPTY
    accents = [weight.secondary for weight in weights if weight.secondary]
    while accents and accents[-1] == "01":
        accents.pop()
    digest = hashlib.sha256(_normal(text).encode("utf-8", "surrogatepass")).digest()
    checksum = int.from_bytes(digest[:8]) % 10**_CHECKSUM_LENGTH
    return (
        primary[:_PRIMARY_LENGTH]
        + _END
        + "".join(accents)[:_SECONDARY_LENGTH]
        + _END
        + f"{checksum:0{_CHECKSUM_LENGTH}}"
    )


def letter(text: str, alphabet: str = "sv") -> str:
    """The index letter a text stands under, in upper case; `#` for digits and other scripts."""
    first = next(_weights(text, alphabet), None)
    return first.letter.upper() if first else OTHER


def alphabet_letters(alphabet: str = "sv") -> tuple[str, ...]:
    """The index letters of an alphabet in order, in upper case, without `#`."""
    return tuple(letter.upper() for letter in ALPHABETS[alphabet].letters)


def letter_prefix(letter: str, alphabet: str = "sv") -> str:
    """How the sort keys of exactly the texts under an index letter start.

    For `sort_key__startswith=`. `ValueError` for a letter the alphabet does not have.
    """
    if letter == OTHER:
        return _OTHER_GROUP
    letters = alphabet_letters(alphabet)
    if letter.upper() not in letters:
        raise ValueError(f"{letter!r} is not an index letter of the alphabet {alphabet!r}.")
    return str(_FIRST_LETTER + letters.index(letter.upper()))


_FOLDED = str.maketrans(
    {
        **LATIN_EQUALS,
        # Yiddish digraphs, written as one character or as two letters.
        "\u05f0": "\u05d5\u05d5",
        "\u05f1": "\u05d5\u05d9",
        "\u05f2": "\u05d9\u05d9",
    }
)
_DROPPED = re.compile("[.'’‘ʼ\u02b9\u02bb\u00b4`\"“”„·\u05f3\u05f4]")


def fold(text: str) -> str:
    """A text reduced for matching: no case, accents, points or punctuation, single spaces.

    á, à, å, ä, æ become a; ö, ø, ô become o; đ d; ŋ n; ŧ t; ï i. Hebrew and Yiddish points
    (U+0591–05C7) go. Full stops and apostrophes vanish ("K.G." is "kg"), other punctuation
    parts words ("Ann-Helén" is "ann helen"). Folding twice changes nothing.
    """
    text = unicodedata.normalize("NFKD", text.casefold())
    text = unicodedata.normalize("NFKD", text.casefold())
    text = _DROPPED.sub("", text).translate(_FOLDED)
    kept = "".join(
        character if unicodedata.category(character)[0] in "LN" else " "
        for character in text
        if unicodedata.category(character)[0] != "M"
    )
    return " ".join(kept.split())


NOBILIARY_PARTICLES = frozenset(
    {
        "af", "av", "von", "vom", "zu", "zum", "zur", "van", "der", "den", "ter", "ten", "te",
        "de", "du", "des", "la", "le", "las", "los", "les", "del", "della", "di", "da", "do",
        "dos", "das", "d'", "y",
    }
)  # fmt: skip
"""Words before a family name that Swedish libraries file after the given name."""

_GENERATIONS = frozenset(
    {"d.y.", "d.ä.", "d.y", "d.ä", "jr", "jr.", "sr", "sr.", "junior", "senior"}
)


def sort_name(display_name: str) -> str:
    """A person's name with the family name first: "Aurora von Qvanten" is "Qvanten, Aurora von".

    The last word is taken for the family name, which nobody can know: "Moa Backe Åstot" has two
    of them, so editors may change the result. Particles in lower case go after the given name; one
    in upper case belongs to the family name ("Magnus De la Gardie" is "De la Gardie, Magnus"). A
    single word, a family name alone, and a name that has a comma already stay as they are.
    """
    words = display_name.split()
    if len(words) < 2 or "," in display_name:
        return " ".join(words)
    generation = [words.pop()] if words[-1].lower() in _GENERATIONS and len(words) > 2 else []
    start = len(words) - 1
    while start > 0 and words[start - 1].lower() in NOBILIARY_PARTICLES:
        start -= 1
    particles = words[start:-1]
    capital = next((n for n, word in enumerate(particles) if word[0].isupper()), len(particles))
    family = [*particles[capital:], words[-1]]
    given = [*words[:start], *particles[:capital], *generation]
    return f"{' '.join(family)}, {' '.join(given)}" if given else " ".join(family)
