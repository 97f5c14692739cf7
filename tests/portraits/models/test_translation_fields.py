"""Every field of every page type says what translation does with it."""

import pytest
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from portraits.models import Curiosity, ExcerptQuestion, ExcerptWord, LessonWord, SitePage

# Fields of Wagtail's page that no language edits: tree, dates, workflow, comments and the like.
WAGTAILS_OWN = {
    "content_type",
    "depth",
    "expire_at",
    "first_published_at",
    "go_live_at",
    "numchild",
    "owner",
    "page_ptr",
    "path",
    "wagtail_admin_comments",
}

TYPES = [
    model for model in apps.get_models() if issubclass(model, SitePage) and not model._meta.abstract
] + [Curiosity, ExcerptWord, ExcerptQuestion, LessonWord]


def editable_fields(model):
    """Names of the fields and child relations that an editor can change."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ManyToOneRel):
            if isinstance(field.remote_field, ParentalKey):
                yield field.name
        elif field.concrete and field.editable and not field.primary_key:
            is_link = isinstance(field, ParentalKey)
            if not is_link and field.name not in {"locale", "sort_order"}:
                yield field.name


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_field_is_classified(model):
    classified = [field.field_name for field in get_translatable_fields(model)]
    assert len(classified) == len(set(classified)), "a field is classified twice"
    named = set(classified) | set(getattr(model, "kept_fields", ()))
    assert named == set(editable_fields(model)) - WAGTAILS_OWN


def test_all_page_types_are_tested():
    assert {"HomePage", "PortraitPage", "PlaceIndexPage", "TextPage"} <= {
        model.__name__ for model in TYPES
    }


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if issubclass(model, TranslatableMixin)],
    ids=lambda model: model.__name__,
)
def test_no_record_is_translatable(model):
    """Facts are records: one row, never copied for a language."""
    allowed = {"Page"} | {model.__name__ for model in TYPES}
    assert model.__name__ in allowed or model._meta.app_label.startswith("wagtail")
