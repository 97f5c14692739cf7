"""The choices that narrow a list of authors, with how many authors each would give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest

from authorsite.collation import OTHER, alphabet_letters, letter_prefix
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from authorsite.settings.languages import RECORD_LANGUAGES
from portraits.models import Place
from portraits.models.vocabulary import Audience, Form
from portraits.querysets.author_lists import FacetCounts
from portraits.querysets.authors import AuthorQuerySet
from portraits.querysets.facet_index import FacetIndex, found_by_words
from portraits.views.author_filters import TIES, AuthorQuery, parameter_label, period_value
from portraits.views.facts.ties import label_of
from portraits.views.facts.wording import label_text, labelled
from portraits.views.keeping import kept
from portraits.views.place_facet import Option, PlaceNode, PlaceTree, load_nodes, node
from portraits.views.rendering import current_collection, reader_language


@dataclass(frozen=True)
class Facet:
    """One kind of choice; the fields are those of ``components/facets.html``.

    ``elsewhere`` are options that stand apart from the others.
    """

    name: str
    label: InterfaceText
    options: list[Option]
    open: bool
    elsewhere: list[Option] = field(default_factory=list)

    @property
    def elsewhere_open(self) -> bool:
        """Whether one of the options that stand apart is chosen."""
        return any(option.checked for option in self.elsewhere)


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet, with an address where it leads to anyone."""

    letter: str
    url: str
    current: bool


@dataclass(frozen=True)
class Choice:
    """Something chosen, with the address of the list without it."""

    label: InterfaceText
    url: str


@dataclass(frozen=True)
class FacetData:
    """Counts and the places they name. Both may be kept until the content changes."""

    counts: FacetCounts
    places: Mapping[int, PlaceNode]


def facet_data(authors: AuthorQuerySet, query: AuthorQuery, total: int) -> FacetData:
    """The counts for a query, kept for each version of the content.

    Args:
        authors: all listed authors.
        query: what was asked for; order and page do not matter.
        total: how many authors pass. It is known anyway, and with it in the key a change that was
            made past the signals is noticed as well, if it adds or removes anybody.
    """
    asked, chosen = query.address(sort=(), page=()), query.filter

    def compute() -> FacetData:
        counts = _index(authors, chosen.sort_field).counts(chosen, found_by_words(authors, chosen))
        places = Place.objects.public().filter(pk__in=list(counts.place))
        return FacetData(counts, load_nodes(places, reader_language()))

    return kept(f"authors {reader_language()} {total} {asked}", compute)


def _index(authors: AuthorQuerySet, sort_field: str) -> FacetIndex:
    """The index of all listed authors, kept as well; it costs more than all counts from it."""
    return kept(
        f"author index {sort_field} {authors.count()}",
        lambda: FacetIndex.load(authors, sort_field),
    )


def facets(request: HttpRequest, query: AuthorQuery, data: FacetData) -> list[Facet]:
    """All facets with their options; an option without authors is shown only if it is chosen."""
    counts = data.counts
    here, elsewhere = place_tree(query, data).options(current_collection(request).place_ids())
    languages = [language.code for language in RECORD_LANGUAGES]
    found = [
        _facet(query, "place", here, elsewhere),
        _facet(query, "tie", _options(query.tie, TIES, counts.tie, label_of)),
        _facet(
            query, "language", _options(query.language, languages, counts.language, language_name)
        ),
        _facet(query, "form", _options(query.form, Form.values, counts.form, form_label)),
        _facet(
            query,
            "audience",
            _options(query.audience, Audience.values, counts.audience, audience_label),
        ),
        _facet(query, "period", _periods(query, counts)),
    ]
    return [facet for facet in found if facet.options or facet.elsewhere]


def place_tree(query: AuthorQuery, data: FacetData) -> PlaceTree:
    """The places with authors, and those chosen although they have none."""
    nodes = dict(data.places)
    for place in query.place:
        for each in (place, *place.ancestors):
            nodes.setdefault(each.pk, node(each, reader_language()))
    return PlaceTree(nodes, data.counts.place, frozenset(query.values("place")))


def _facet(
    query: AuthorQuery, name: str, options: list[Option], elsewhere: list[Option] | None = None
) -> Facet:
    """A facet; the first ones stand open, and so do those something is chosen in."""
    is_open = name in {"place", "tie", "language"} or bool(query.values(name))
    return Facet(name, parameter_label(name), options, is_open, elsewhere or [])


def _options(
    chosen: Iterable[str],
    values: Iterable[str],
    counts: Mapping[str, int],
    label: Callable[[str], InterfaceText],
) -> list[Option]:
    """The options of a vocabulary that have authors or are chosen, in its order."""
    marked = set(chosen)
    return [
        Option(value, label(value), counts.get(value, 0), value in marked)
        for value in values
        if counts.get(value) or value in marked
    ]


def _periods(query: AuthorQuery, counts: FacetCounts) -> list[Option]:
    """The decades with works, and the chosen periods."""
    numbers = {period_value(period): number for period, number in counts.period.items()}
    return _options(query.values("period"), numbers, numbers, period_label)


def period_label(value: str) -> InterfaceText:
    """A period in words: "1950–1979", or one year."""
    first, _dash, last = value.partition("-")
    years = first.lstrip("0") if first == last else f"{first.lstrip('0')}–{last.lstrip('0')}"
    return InterfaceText(years, NO_LANGUAGE)


def form_label(value: str) -> InterfaceText:
    """The name of a form."""
    return label_text(Form(value).label)


def audience_label(value: str) -> InterfaceText:
    """The name of an audience."""
    return label_text(Audience(value).label)


def letters(query: AuthorQuery, counts: FacetCounts, path: str) -> list[Letter]:
    """The letters of the page's alphabet; those nothing stands under have no address.

    See-references stand only in a list by name.
    """
    by_name = query.order == "name"
    known = [start for start, number in counts.letter.items() if number or by_name]
    present = {
        letter
        for letter in alphabet_letters(query.alphabet)
        if letter_prefix(letter, query.alphabet) in known
    }
    if any(start.startswith(letter_prefix(OTHER)) for start in known):
        present.add(OTHER)
    if query.letter:
        present.add(query.letter)
    others = (OTHER,) if OTHER in present else ()
    return [
        Letter(
            letter,
            query.address(path, letter=(letter,)) if letter in present else "",
            letter == query.letter,
        )
        for letter in (*alphabet_letters(query.alphabet), *others)
    ]


def choices(query: AuthorQuery, tree: PlaceTree, path: str) -> list[Choice]:
    """Everything chosen, each with the address without it."""
    found = []
    if query.words:
        quoted = _("“%(words)s”") % {"words": InterfaceText(query.words.text, NO_LANGUAGE)}
        found.append(Choice(quoted, query.address(path, q=())))
    if query.letter:
        letter = InterfaceText(query.letter, NO_LANGUAGE)
        label = labelled(parameter_label("letter"), letter)
        found.append(Choice(label, query.address(path, letter=())))
    labels: dict[str, Callable[[str], InterfaceText]] = {
        "tie": label_of,
        "language": language_name,
        "form": form_label,
        "audience": audience_label,
        "period": period_label,
        "place": lambda key: tree.label(next(n for n in tree.nodes.values() if n.key == key)),
    }
    for facet, value in query.chosen:
        found.append(Choice(labels[facet](value), query.without(path, facet, value)))
    return found
