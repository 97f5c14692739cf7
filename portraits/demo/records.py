"""Records of the demonstration: authors, ties, works and awards, created where they are missing."""

from __future__ import annotations

import re
from collections import defaultdict

from portraits.demo.sheets import Row, cells, rows
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Edition,
    Place,
    Tie,
    Work,
)
from portraits.models.base import problems
from portraits.models.vocabulary import Form, NameKind, Role, SourceKind

FORMS = {
    "roman": Form.NOVEL,
    "historisk roman": Form.HISTORICAL_NOVEL,
    "kriminalroman": Form.CRIME,
    "thriller": Form.THRILLER,
    "science fiction": Form.SCIENCE_FICTION,
    "noveller": Form.SHORT_STORIES,
    "berättelser": Form.TALES,
    "lyrik": Form.POETRY,
    "sångtext": Form.SONG_LYRICS,
    "dramatik": Form.DRAMA,
    "essä": Form.ESSAYS,
    "memoarer": Form.MEMOIR,
    "reportage": Form.REPORTAGE,
    "reseskildring": Form.TRAVEL,
    "lokalhistoria": Form.LOCAL_HISTORY,
    "facklitteratur": Form.NON_FICTION,
    "barnbok": Form.CHILDREN,
    "bilderbok": Form.PICTURE_BOOK,
    "ungdomsbok": Form.YOUNG_ADULT,
    "saga": Form.FAIRY_TALES,
    "lättläst": Form.EASY_READING,
    "läromedel": Form.TEXTBOOK,
    "översättning": Form.TRANSLATION,
    "övrigt": Form.OTHER,
}
NAME_KINDS = {
    "född": NameKind.BIRTH,
    "tidigare namn": NameKind.FORMER,
    "dopnamn": NameKind.BAPTISMAL,
    "annan stavning": NameKind.OTHER,
}
ROLES = {
    "med": Role.AUTHOR,
    "översatt av": Role.TRANSLATOR,
    "illustrerad av": Role.ILLUSTRATOR,
    "foto av": Role.PHOTOGRAPHER,
    "redaktör": Role.EDITOR,
    "förord av": Role.FOREWORD,
}
SIZE = ["village", "parish", "town", "municipality", "county", "region"]


class UnknownPlaceError(LookupError):
    """A place named in the data is not among the places."""


def place_named(name: str, code: str = "") -> Place | None:
    """The smallest place of a name, inside the municipality with a code if one is given.

    Raises:
        UnknownPlaceError: when there is none.
    """
    if not name:
        return None
    found = [
        place
        for place in Place.objects.filter(name=name).select_related("parent")
        if not code or code in (place.official_code, place.parent and place.parent.official_code)
    ]
    if not found:
        raise UnknownPlaceError(name)
    return min(found, key=lambda place: SIZE.index(place.kind))


def load_records() -> int:
    """Create the records that are missing and return how many there were."""
    ties = by_author("ties")
    created = [author(row, ties[row["author_id"]]) for row in rows("authors")]
    created += [work(group) for group in works_with_their_rows()]
    created += [award(row) for row in rows("awards")]
    return sum(created)


def by_author(name: str) -> dict[str, list[Row]]:
    """The rows of a file by author."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(name):
        found[row["author_id"]].append(row)
    return found


def author(row: Row, ties: list[Row]) -> bool:
    """Create an author with names, languages, forms, ties and sources; whether it was missing."""
    key = row["author_id"]
    if Author.objects.filter(key=key).exists():
        return False
    born = next((tie for tie in ties if tie["kind"] == "born"), None)
    record = Author(
        key=key,
        name=row["name"],
        sort_name=row["sort_name"],
        birth=row["birth"],
        death=row["death"],
        birth_place=place_named(born["place"], born["municipality_code"]) if born else None,
        birth_place_key=born["tie_id"] if born else "",
        birth_place_confidence=born["confidence"] if born else "high",
        birth_place_note=born["note"] if born else "",
        birth_place_words="" if born else row["birth_place"],
        death_place=place_named(row["death_place"]),
        region=row["region"],
        confidence=row["confidence"],
        invented=row["invented"] == "yes",
        hidden=row["hidden"] == "yes",
    )
    record.names.add(*(other_name(text) for text in cells(row["pseudonyms"])))
    record.languages.add(*(AuthorLanguage(language=code) for code in cells(row["languages"])))
    record.forms.add(*(AuthorForm(form=FORMS[word]) for word in cells(row["genres"])))
    record.audiences.add(*(AuthorAudience(audience=code) for code in cells(row["audience"])))
    record.sources.add(
        *(
            AuthorSource(source_kind=SourceKind.PAGE, source_url=url)
            for url in row["source_urls"].split()
        )
    )
    record.ties.add(*(tie_row(tie) for tie in ties if tie["kind"] != "born"))
    return save(record)


def other_name(text: str) -> AuthorName:
    """Another name from ``Name`` (a pseudonym) or ``Name (kind)``."""
    match = re.fullmatch(r"(?P<name>.+?)(?: \((?P<kind>[^()]+)\))?", text)
    name, kind = (match["name"], match["kind"]) if match else (text, None)
    return AuthorName(name=name, kind=NAME_KINDS[kind] if kind else NameKind.PSEUDONYM)


def tie_row(row: Row) -> Tie:
    """A tie."""
    return Tie(
        key=row["tie_id"],
        place=place_named(row["place"], row["municipality_code"]),
        kind=row["kind"],
        from_year=row["from_year"] or None,
        to_year=row["to_year"] or None,
        precision=row["precision"] or "exact",
        disputed=row["disputed"] == "yes",
        note=row["note"],
        confidence=row["confidence"],
    )


def works_with_their_rows() -> list[list[Row]]:
    """The rows of ``works.csv``; a work by several authors of the collection has a row of each."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows("works"):
        people = sorted([row["author_id"], *cells(row["coauthor_ids"])])
        found[(row["title"], row["year"], *people)].append(row)
    return list(found.values())


def work(group: list[Row]) -> bool:
    """Create a work with its contributions and editions; whether it was missing."""
    row = group[0]
    if Work.objects.filter(key=row["work_id"]).exists():
        return False
    original = row["translation_of"]
    record = Work(
        key=row["work_id"],
        title=row["title"],
        languages=" ".join(cells(row["language"])),
        form=FORMS[row["form"]],
        audience=row["audience"],
        first_year=row["year"] or None,
        is_translation=row["original_or_translation"] == "translation",
        translation_of=Work.objects.get(key=original) if original else None,
    )
    record.contributions.add(
        *(
            [contribution(own) for own in group]
            + [named_contribution(text) for text in cells(row["contributors"])]
        )
    )
    record.editions.add(
        *(
            Edition(
                language=edition["language"],
                title=edition["title"],
                year=edition["year"] or None,
                publisher=edition["publisher"],
                isbn=edition["isbn"],
                translator=edition["translator"],
            )
            for edition in rows("editions")
            if edition["work_id"] == row["work_id"]
        )
    )
    record.places = [place_named(name) for name in cells(row["places"])]
    return save(record)


def contribution(row: Row) -> Contribution:
    """What the author of a row did for the work."""
    return Contribution(
        key=row["work_id"],
        author=Author.objects.get(key=row["author_id"]),
        form_wording=row["form_detail"],
        confidence=row["confidence"],
        source_kind=row["source_kind"],
        source_url=row["source_url"],
        note=row["note"],
    )


def named_contribution(text: str) -> Contribution:
    """The contribution of somebody named in words, such as ``illustrerad av Namn Namnsson``."""
    words, name = next(
        (words, text.removeprefix(f"{words} ")) for words in ROLES if text.startswith(f"{words} ")
    )
    person = Author.objects.filter(name=name).first()
    return Contribution(author=person, name="" if person else name, role=ROLES[words])


def award(row: Row) -> bool:
    """Create an award; whether it was missing."""
    if Award.objects.filter(key=row["award_id"]).exists():
        return False
    title = row["work_title"]
    about = Work.objects.filter(title=title, contributions__author__key=row["author_id"]).first()
    record = Award(
        key=row["award_id"],
        author=Author.objects.get(key=row["author_id"]),
        name=row["award"],
        year=row["year"] or None,
        status=row["status"],
        work=about,
        work_title=title if about is None else "",
        confidence=row["confidence"],
        source_kind=row["source_kind"],
        source_url=row["source_url"],
    )
    return save(record)


def save(record: Author | Work | Award) -> bool:
    """Save a valid record with its inline rows.

    Raises:
        ValueError: when the record or a row of it breaks a rule.
    """
    if found := problems(record):
        raise ValueError(f"{record}: {found}")
    record.save()
    return True
