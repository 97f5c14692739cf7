"""A lesson as search engines and collections of teaching material read it (schema.org LearningResource)."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from portraits.models import LessonPage
from portraits.models.curricula import Syllabus, curriculum
from portraits.models.teaching import SchoolYears, Subject, Theme
from portraits.views.extracts import Extract
from portraits.views.structured_data import Description, known

ISO_MINUTES = "PT{}M"


def described(
    request: HttpRequest,
    page: LessonPage,
    texts: Sequence[Extract],
    syllabuses: Sequence[Syllabus],
    collection: str,
) -> Description:
    """The lesson; what it rests on is named by permanent addresses."""
    language = page.content_language
    return known(
        {
            "@type": "LearningResource",
            "@id": request.build_absolute_uri(request.path),
            "url": request.build_absolute_uri(request.path),
            "name": page.title,
            "description": page.lead,
            "inLanguage": language,
            "learningResourceType": "lesson plan",
            "timeRequired": ISO_MINUTES.format(page.total_minutes),
            "educationalLevel": [
                _term(str(SchoolYears(code).label), code)
                for code in page.school_years
                if code in SchoolYears.values
            ],
            "about": [
                str(vocabulary(code).label)
                for vocabulary, codes in ((Subject, page.subjects), (Theme, page.themes))
                for code in codes
                if code in vocabulary.values
            ],
            "teaches": [_syllabus(entry) for entry in syllabuses],
            "isBasedOn": [_text(request, text) for text in texts if not text.withdrawn],
            "hasPart": [
                {"@type": "Question", "text": row["question"], "inLanguage": language}
                for step in page.steps
                for row in step.value["questions"]
            ],
            "author": known({"@type": "Person", "name": page.written_by})
            if page.written_by
            else {},
            "publisher": {"@type": "Organization", "name": collection},
            "datePublished": _day(page.first_published_at),
            "dateModified": _day(page.last_published_at),
            "isAccessibleForFree": True,
        }
    )


def _day(moment: object) -> str:
    return str(moment)[:10] if moment else ""


def _term(name: str, code: str) -> Description:
    return {"@type": "DefinedTerm", "name": name, "termCode": code}


def _syllabus(entry: Syllabus) -> Description:
    return known(
        {
            **_term(entry.name, entry.code),
            "inDefinedTermSet": f"{entry.curriculum} ({curriculum().source})",
        }
    )


def _text(request: HttpRequest, text: Extract) -> Description:
    author = text.page.author.name if text.page is not None else ""
    return known(
        {
            "@type": "CreativeWork",
            "name": text.title.plain if text.title else "",
            "inLanguage": text.language,
            "author": {"@type": "Person", "name": author} if author else {},
            "url": request.build_absolute_uri(text.permanent),
        }
    )
