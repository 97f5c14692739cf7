"""What happens after something was saved or deleted. Receivers only schedule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move, published

from portraits.actions.follow_sources import try_to_follow_source
from portraits.actions.publish_excerpts import try_to_publish_excerpt
from portraits.models import Excerpt
from portraits.models.versions import ContentVersion, content_changed

PUBLIC_APPS = ("portraits", "home", "images", "rights")

# Written while reading: sizes of pictures, and the version itself.
NOT_CONTENT = frozenset({"images.Rendition", ContentVersion._meta.label})  # noqa: SLF001


def content_models() -> Iterator[type[models.Model]]:
    """The models whose rows readers see, or that decide what they see."""
    for app in PUBLIC_APPS:
        for model in apps.get_app_config(app).get_models():
            if model._meta.label not in NOT_CONTENT:  # noqa: SLF001 - documented API
                yield model
    yield from (Page, PageViewRestriction, Site, Locale)


def connect() -> None:
    """Let every change of the public content change its version."""
    for model in content_models():
        post_save.connect(content_changed, sender=model, dispatch_uid="content_version")
        post_delete.connect(content_changed, sender=model, dispatch_uid="content_version")
        for field in model._meta.local_many_to_many:  # noqa: SLF001 - documented API
            through = field.remote_field.through
            m2m_changed.connect(content_changed, sender=through, dispatch_uid="content_version")
    post_page_move.connect(content_changed, dispatch_uid="content_version")
    published.connect(schedule_excerpt, sender=Excerpt, dispatch_uid="excerpt_page")
    page_published.connect(schedule_translations, dispatch_uid="translations")


def schedule_excerpt(instance: Excerpt, **kwargs: Any) -> None:
    """Freeze the texts of a published excerpt and make its page, once that is committed."""
    transaction.on_commit(lambda: try_to_publish_excerpt(instance.pk))


def schedule_translations(instance: Page, **kwargs: Any) -> None:
    """Let the translations of a published page know, once that is committed."""
    transaction.on_commit(lambda: try_to_follow_source(instance.pk))
