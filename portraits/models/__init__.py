"""The records and pages, one noun a file. Import from here; modules import each other directly.

A module imports only from those above it in this list.
"""

from portraits.models.authors import Author, AuthorAudience, AuthorForm, AuthorLanguage
from portraits.models.awards import Award
from portraits.models.base import DraftRecord, PublishRefused, Record, describe, problems
from portraits.models.clearing import Problem, uncleared
from portraits.models.collection import Collection, CollectionName
from portraits.models.companions import companions
from portraits.models.consents import Consent, consents_for, named_writers, unasked
from portraits.models.curricula import Curriculum, Syllabus, curriculum
from portraits.models.excerpt_pages import (
    ExcerptPage,
    ExcerptQuestion,
    ExcerptWord,
)
from portraits.models.excerpts import (
    Excerpt,
    ExcerptText,
    ImmutableVersionError,
    TextForm,
    TextVersion,
)
from portraits.models.inclusion import Evidence, Inclusion, Outcome, inclusion
from portraits.models.indexes import (
    AwardIndexPage,
    CuriosityIndexPage,
    OnThisDayPage,
    PlaceIndexPage,
    SearchPage,
    SectionPage,
    WorkIndexPage,
)
from portraits.models.lessons import (
    LessonIndexPage,
    LessonPage,
    LessonText,
    LessonWord,
    SchoolsPage,
    lessons_with,
)
from portraits.models.names import AuthorName
from portraits.models.pages import SitePage
from portraits.models.places import LocalName, Place, PlaceName
from portraits.models.portraits import Curiosity, PortraitIndexPage, PortraitPage
from portraits.models.protection import explained, protection_of
from portraits.models.sources import AuthorSource
from portraits.models.teaching import Difficulty, SchoolYears, Subject, Theme
from portraits.models.ties import Tie
from portraits.models.versions import ContentVersion, content_changed, content_version
from portraits.models.wordings import Origin, Wording
from portraits.models.workflow import (
    LanguageReviewTask,
    ReviewTask,
    RightsTask,
    SecondPairOfEyesTask,
    reviewers_group,
)
from portraits.models.works import Contribution, Edition, Work

__all__ = [
    "Author",
    "AuthorAudience",
    "AuthorForm",
    "AuthorLanguage",
    "AuthorName",
    "AuthorSource",
    "Award",
    "AwardIndexPage",
    "Collection",
    "CollectionName",
    "Consent",
    "ContentVersion",
    "Contribution",
    "Curiosity",
    "CuriosityIndexPage",
    "Curriculum",
    "Difficulty",
    "DraftRecord",
    "Edition",
    "Evidence",
    "Excerpt",
    "ExcerptPage",
    "ExcerptQuestion",
    "ExcerptText",
    "ExcerptWord",
    "ImmutableVersionError",
    "Inclusion",
    "LanguageReviewTask",
    "LessonIndexPage",
    "LessonPage",
    "LessonText",
    "LessonWord",
    "LocalName",
    "OnThisDayPage",
    "Origin",
    "Outcome",
    "Place",
    "PlaceIndexPage",
    "PlaceName",
    "PortraitIndexPage",
    "PortraitPage",
    "Problem",
    "PublishRefused",
    "Record",
    "ReviewTask",
    "RightsTask",
    "SchoolYears",
    "SchoolsPage",
    "SearchPage",
    "SecondPairOfEyesTask",
    "SectionPage",
    "SitePage",
    "Subject",
    "Syllabus",
    "TextForm",
    "TextVersion",
    "Theme",
    "Tie",
    "Wording",
    "Work",
    "WorkIndexPage",
    "companions",
    "consents_for",
    "content_changed",
    "content_version",
    "curriculum",
    "describe",
    "explained",
    "inclusion",
    "lessons_with",
    "named_writers",
    "problems",
    "protection_of",
    "reviewers_group",
    "unasked",
    "uncleared",
]
