"""News of the demonstration."""

from __future__ import annotations

import json

from django.apps import apps

from portraits.demo.portraits import noon
from portraits.demo.texts import identity, texts


def load_news(language: str) -> int:
    """Publish the news that are missing and return how many there were."""
    # By name, since the package of these pages lies above this one.
    page_model = apps.get_model("home", "NewsPage")
    index = apps.get_model("home", "NewsIndexPage").objects.get(locale__language_code=language)
    created = 0
    for text in texts("news", language):
        key = identity(text.key, "page")
        if page_model.objects.filter(translation_key=key, locale=index.locale).exists():
            continue
        page = page_model(
            title=text.facts["title"],
            slug=text.key,
            date=text.facts["date"],
            lead=text.facts["lead"],
            body=json.dumps(text.body),
            locale=index.locale,
            translation_key=key,
            first_published_at=noon(text.facts["date"]),
            live=False,
        )
        index.add_child(instance=page)
        page.save_revision().publish()
        created += 1
    return created
