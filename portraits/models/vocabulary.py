"""The controlled vocabularies of the records. Codes are stored and exported; labels are translated.

Ties follow MARC 21 field 370 and RDA 9.8–9.11, roles the MARC relator codes, and forms are a short
list after Svenska ämnesord's genre/form terms (SAOGF) and barngf.
"""

from django.db import models

from authorsite.interface import gettext_lazy as _
from authorsite.interface import pgettext_lazy


class Confidence(models.TextChoices):
    """How sure a fact is. Low-confidence facts are stored and listed, not shown to readers."""

    HIGH = "high", pgettext_lazy("confidence", "high")
    MEDIUM = "medium", pgettext_lazy("confidence", "medium")
    LOW = "low", pgettext_lazy("confidence", "low")


class SourceKind(models.TextChoices):
    """Where a fact was read."""

    PAGE = "page", _("web page")
    PRINT = "print", _("printed source")
    CONVERSATION = "conversation", _("conversation or letter")
    ARCHIVE = "archive", _("archive")
    LIBRIS = "libris-extract", _("extract of Libris")
    WIKIDATA_SKBL = "wikidata-skbl", _("Wikidata and SKBL")
    GENERAL_KNOWLEDGE = "general-knowledge", _("general knowledge")
    SPREADSHEET = "spreadsheet", _("the library's own list")


class PlaceKind(models.TextChoices):
    """What a place is. A region crosses municipalities, counties or borders and has no parent."""

    COUNTY = "county", _("county")
    MUNICIPALITY = "municipality", _("municipality")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    PARISH = "parish", _("parish")
    REGION = "region", _("region")


class PlaceNameKind(models.TextChoices):
    """How a name of a place is used."""

    NAME = "name", _("name in the language")
    ALTERNATIVE = "alternative", _("other name")
    SHORT = "short", _("short name")
    FORMER = "former", _("former name")
    PARALLEL = "parallel", _("official name in several languages")


class NameKind(models.TextChoices):
    """What another name of an author is. A–Ö shows see-references from every kind but OTHER."""

    PSEUDONYM = "pseudonym", _("pseudonym")
    BIRTH = "birth", _("birth name")
    FORMER = "former", _("former name")
    BAPTISMAL = "baptismal", _("baptismal name")
    OTHER = "other", _("other spelling")


class TieKind(models.TextChoices):
    """How an author is tied to a place (MARC 21 field 370 $e and $f, 373)."""

    GREW_UP = "grew_up", _("Grew up")
    LIVES = "lives", _("Lives")
    LIVED = "lived", _("Has lived")
    STUDIED = "studied", _("Studied")
    WORKED = "worked", _("Worked")
    SUMMER = "summer", _("Summers")
    ROOTS = "roots", _("Family roots")
    OTHER = "other", _("Other tie")


class LifeEvent(models.TextChoices):
    """Birth and death, shown and filtered together with ties (MARC 21 field 370 $a and $b)."""

    BORN = "born", _("Born")
    DIED = "died", _("Died")


class Precision(models.TextChoices):
    """How exact the years of a tie are."""

    EXACT = "exact", _("exact")
    CIRCA = "circa", _("about")
    DECADE = "decade", _("decade")


class Role(models.TextChoices):
    """What somebody contributed to a work (MARC relator codes)."""

    AUTHOR = "aut", _("author")
    TRANSLATOR = "trl", _("translator")
    ILLUSTRATOR = "ill", _("illustrator")
    PHOTOGRAPHER = "pht", _("photographer")
    EDITOR = "edt", _("editor")
    FOREWORD = "aui", _("author of the foreword")
    NARRATOR = "nrt", _("narrator")


class AwardStatus(models.TextChoices):
    """Whether an award was received or the author was nominated for it."""

    RECEIVED = "received", _("received")
    NOMINATED = "nominated", _("nominated")


class Audience(models.TextChoices):
    """For whom an author writes, or a work is written (MARC 21 008/22, grouped)."""

    ADULTS = "adults", _("Adults")
    YOUNG_ADULTS = "young_adults", _("Young adults")
    CHILDREN = "children", _("Children")


class Form(models.TextChoices):
    """Form or genre. What a source says beyond the term stands in a field for the wording."""

    NOVEL = "novel", _("Novels")
    HISTORICAL_NOVEL = "historical-novel", _("Historical novels")
    CRIME = "crime", _("Crime fiction")
    THRILLER = "thriller", _("Thrillers")
    SCIENCE_FICTION = "science-fiction", _("Science fiction")
    SHORT_STORIES = "short-stories", _("Short stories")
    TALES = "tales", _("Tales")
    POETRY = "poetry", _("Poetry")
    SONG_LYRICS = "song-lyrics", _("Song lyrics")
    DRAMA = "drama", _("Drama")
    ESSAYS = "essays", _("Essays")
    MEMOIR = "memoir", _("Memoirs")
    REPORTAGE = "reportage", _("Reportage")
    TRAVEL = "travel", _("Travel writing")
    LOCAL_HISTORY = "local-history", _("Local history")
    NON_FICTION = "non-fiction", _("Non-fiction")
    CHILDREN = "children", _("Children's books")
    PICTURE_BOOK = "picture-book", _("Picture books")
    YOUNG_ADULT = "young-adult", _("Young adult books")
    FAIRY_TALES = "fairy-tales", _("Fairy tales")
    EASY_READING = "easy-reading", _("Easy reading")
    TEXTBOOK = "textbook", _("Textbooks")
    ILLUSTRATED = "illustrated", _("Illustrated works")
    TRANSLATION = "translation", _("Translations")
    OTHER = "other", _("Other")
