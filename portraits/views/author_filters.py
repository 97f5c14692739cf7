"""What the address of a list of authors asks for, and the addresses of neighbouring lists.

The parameters are a public contract. Whatever is not understood is left out and said so, never an
error; everything is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from authorsite.collation import OTHER, alphabet_letters, letter_prefix
from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE, site_language
from portraits.models import Place
from portraits.models.vocabulary import Audience, Form, LifeEvent, TieKind
from portraits.querysets.alphabets import SORT_FIELDS
from portraits.querysets.author_lists import AuthorFilter
from portraits.querysets.matching import NO_WORDS, SearchWords, visible_text
from portraits.views.facts.wording import record_text

PARAMETERS = (
    "q", "letter", "place", "tie", "language", "form", "audience", "period", "sort", "page",
)  # fmt: skip
"""The parameters of lists, in the order in which they stand in addresses."""

FACETS = ("place", "tie", "language", "form", "audience", "period")
SORTS = ("name", "birth", "newest")
TIES = (LifeEvent.BORN, *TieKind, LifeEvent.DIED)
VOCABULARIES: Mapping[str, frozenset[str]] = {
    "tie": frozenset(TIES),
    "language": frozenset(RECORD_LANGUAGE_BY_CODE),
    "form": frozenset(Form.values),
    "audience": frozenset(Audience.values),
}
MOST_VALUES = 40
"""Values of one facet that are looked at."""

LONGEST_VALUE = 80
MOST_IGNORED = 6
"""Values left out that the page names."""

LAST_PAGE = 9999
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_KEY = re.compile(r"[-\w]{1,80}", re.ASCII)


@dataclass(frozen=True)
class Ignored:
    """A part of the address that was left out."""

    parameter: str
    value: str


@dataclass(frozen=True)
class AuthorQuery:
    """What a reader asked a list of authors for, understood and put in order.

    ``sort`` is empty for the usual order: by name, or the best match first where there are words.
    """

    alphabet: str = "sv"
    words: SearchWords = NO_WORDS
    letter: str = ""
    place: tuple[Place, ...] = ()
    tie: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    period: tuple[tuple[int, int], ...] = ()
    sort: str = ""
    page: int = 1
    ignored: tuple[Ignored, ...] = ()

    @property
    def filter(self) -> AuthorFilter:
        """The condition on authors."""
        return AuthorFilter(
            words=self.words,
            letter=letter_prefix(self.letter, self.alphabet) if self.letter else "",
            place=tuple(place.pk for place in self.place),
            tie=self.tie,
            language=self.language,
            form=self.form,
            audience=self.audience,
            period=self.period,
            sort_field=SORT_FIELDS[self.alphabet],
        )

    @property
    def order(self) -> str:
        """The order in force: one of ``SORTS``, or ``match``."""
        return self.sort or ("match" if self.words else "name")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but page and order has been chosen."""
        return bool(self.words or self.letter or self.chosen)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Facet and value of every choice, as in the address."""
        return [(facet, value) for facet in FACETS for value in self.values(facet)]

    def values(self, parameter: str) -> list[str]:
        """The values of a parameter as they stand in an address."""
        match parameter:
            case "q":
                return [self.words.text] if self.words else []
            case "place":
                return [place.key for place in self.place]
            case "period":
                return [period_value(period) for period in self.period]
            case "page":
                return [str(self.page)] if self.page > 1 else []
            case "letter" | "sort":
                return [value] if (value := getattr(self, parameter)) else []
        return list(getattr(self, parameter))

    def address(self, path: str = "", **changes: Iterable[str]) -> str:
        """The address of this list with some parameters replaced.

        The page goes unless it is given: other choices lead to another list.
        """
        changes.setdefault("page", ())
        pairs = [
            (parameter, value)
            for parameter in PARAMETERS
            for value in changes.get(parameter, self.values(parameter))
        ]
        return f"{path}?{urlencode(pairs)}" if pairs else path or "?"

    def without(self, path: str, parameter: str, value: str) -> str:
        """The address without one of the values of a parameter."""
        left = [other for other in self.values(parameter) if other != value]
        return self.address(path, **{parameter: left})

    def in_language(self, language: str) -> str:
        """The query string of this list in another language, whose alphabet may lack the letter."""
        letters = alphabet_letters(site_language(language).alphabet)
        letter = [self.letter] if self.letter in letters else []
        return self.address("", letter=letter, page=self.values("page")).removeprefix("?")

    def on_page(self, number: int) -> AuthorQuery:
        """The same list on another page."""
        return replace(self, page=number)


def period_value(period: tuple[int, int]) -> str:
    """A period as it stands in an address: ``1950-1979``."""
    return f"{period[0]:04}-{period[1]:04}"


def read_author_query(parameters: QueryDict, language: str) -> AuthorQuery:
    """What the parameters of an address ask for. Costs a query where places are named."""
    reader = _Reader(parameters)
    alphabet = site_language(language).alphabet
    return AuthorQuery(
        alphabet=alphabet,
        words=reader.words(),
        letter=reader.letter(alphabet),
        place=reader.places(),
        period=reader.periods(),
        sort=reader.sort(),
        page=reader.page(),
        **{facet: reader.terms(facet) for facet in VOCABULARIES},
        ignored=tuple(reader.ignored),
    )


class _Reader:
    """Reads one parameter after the other and remembers what was not understood."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters
        self.ignored: list[Ignored] = []

    def given(self, parameter: str) -> list[str]:
        """The values of a parameter, each once, without empty ones; too many are left out."""
        values = [value.strip() for value in self.parameters.getlist(parameter)]
        found = list(dict.fromkeys(value for value in values if value))
        for value in found[MOST_VALUES:]:
            self.ignore(parameter, value)
            break
        return found[:MOST_VALUES]

    def ignore(self, parameter: str, value: str) -> None:
        """Remember a value that was left out; the first few are enough to say so."""
        if len(self.ignored) < MOST_IGNORED:
            self.ignored.append(Ignored(parameter, visible_text(value)[:LONGEST_VALUE]))

    def last(self, parameter: str) -> str:
        """The last value of a parameter that can have only one."""
        return next(reversed(self.given(parameter)), "")

    def words(self) -> SearchWords:
        """The words to search for; what is too much or no word is left out."""
        typed = visible_text(self.last("q"))
        words = SearchWords.read(typed)
        left_out = typed.removeprefix(words.text) if words else typed
        if left_out.strip():
            self.ignore("q", left_out)
        return words

    def letter(self, alphabet: str) -> str:
        """An index letter of the alphabet."""
        value = self.last("letter")
        if value.upper() in (*alphabet_letters(alphabet), OTHER):
            return value.upper()
        if value:
            self.ignore("letter", value)
        return ""

    def terms(self, facet: str) -> tuple[str, ...]:
        """The known values of a facet with a vocabulary."""
        return self._known(facet, self.given(facet), VOCABULARIES[facet])

    def places(self) -> tuple[Place, ...]:
        """The places that exist, in the order given."""
        given = self.given("place")
        keys = [key for key in given if _KEY.fullmatch(key)]
        found: dict[str, Place] = {}
        if keys:
            rows = Place.objects.public().filter(key__in=keys).with_names()
            found = {place.key: place for place in rows}
        return tuple(found[key] for key in self._known("place", given, found))

    def periods(self) -> tuple[tuple[int, int], ...]:
        """Periods such as ``1950-1979``; a single year is a period too."""
        found: dict[tuple[int, int], None] = {}
        for value in self.given("period"):
            match = _PERIOD.fullmatch(value)
            if match is None:
                self.ignore("period", value)
                continue
            first = int(match[1])
            last = int(match[2] or match[1])
            found[min(first, last), max(first, last)] = None
        return tuple(found)

    def sort(self) -> str:
        """The order asked for; by name is the usual one unless there are words to search for."""
        found = self._known("sort", self.given("sort"), SORTS)
        sort = found[-1] if found else ""
        searching = bool(SearchWords.read(self.parameters.get("q", "")))
        return "" if sort == "name" and not searching else sort

    def page(self) -> int:
        """The number of the page; one that is too large is the caller's to correct."""
        value = self.last("page")
        if _NUMBER.fullmatch(value) and int(value) > 0:
            return min(int(value), LAST_PAGE)
        if value:
            self.ignore("page", value)
        return 1

    def _known(self, parameter: str, given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
        allowed = set(known)
        found = []
        for value in given:
            if value in allowed:
                found.append(value)
            else:
                self.ignore(parameter, value)
        return tuple(found)


def parameter_label(parameter: str) -> InterfaceText:
    """What a parameter is called on the page."""
    labels = {
        "q": lambda: _("Search words"),
        "letter": lambda: _("Letter"),
        "place": lambda: _("Place"),
        "tie": lambda: _("Tie"),
        "language": lambda: _("Language"),
        "form": lambda: _("Form"),
        "audience": lambda: _("Audience"),
        "period": lambda: _("First published"),
        "sort": lambda: _("Order"),
        "page": lambda: _("Page"),
    }
    return labels[parameter]() if parameter in labels else record_text(parameter)
