"""Text pages in Swedish and English: about the collection, privacy, accessibility, contact.

A role that a page has already, or a slug that is taken, is left alone: this is a start, and what a
library has written comes first. Tree paths are written as treebeard writes them: four digits of
base 36 a level.
"""

import json
import uuid

from django.db import migrations

from home.migrations import _texts_en, _texts_sv

NAMESPACE = uuid.UUID("a1c2a5a5-6e1b-5b0e-8d57-2f3f4c7a9d10")
TEXTS = {"sv": _texts_sv.PAGES, "en": _texts_en.PAGES}
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def step(number):
    """A tree step of four digits."""
    digits = ""
    for _place in range(4):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def translation_key(role):
    """The key that the page of a role shares with its translations."""
    return uuid.uuid5(NAMESPACE, f"TextPage:{role}")


def body(role, blocks):
    """The stored form of blocks; a block has the same id in every language."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{role}:{number}"))}
            for number, (kind, value) in enumerate(blocks)
        ]
    )


def create_pages(apps, schema_editor):
    """Add the pages below each home page whose language has them."""
    page_model = apps.get_model("wagtailcore", "Page")
    text_model = apps.get_model("home", "TextPage")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="textpage"
    )
    for home in apps.get_model("home", "HomePage").objects.select_related("locale"):
        below = page_model.objects.filter(path__startswith=home.path, depth=home.depth + 1)
        slugs = set(below.values_list("slug", flat=True))
        last = below.order_by("path").values_list("path", flat=True).last()
        number = int(last[-4:], 36) if last else 0
        added = 0
        for page in TEXTS.get(home.locale.language_code, []):
            taken = text_model.objects.filter(role=page["role"], locale=home.locale).exists()
            if taken or page["slug"] in slugs:
                continue
            added += 1
            text_model.objects.create(
                path=home.path + step(number + added),
                depth=home.depth + 1,
                numchild=0,
                title=page["title"],
                draft_title=page["title"],
                slug=page["slug"],
                url_path=f"{home.url_path}{page['slug']}/",
                content_type=content_type,
                locale=home.locale,
                translation_key=translation_key(page["role"]),
                live=True,
                has_unpublished_changes=False,
                role=page["role"],
                search_description=page["search_description"],
                lead=page["lead"],
                body=body(page["role"], page["body"]),
            )
        page_model.objects.filter(pk=home.pk).update(numchild=home.numchild + added)


def remove_pages(apps, schema_editor):
    """Remove those of the pages that are still there, unless something lies below them."""
    page_model = apps.get_model("wagtailcore", "Page")
    text_model = apps.get_model("home", "TextPage")
    keys = [translation_key(page["role"]) for page in TEXTS["sv"]]
    for page in text_model.objects.filter(translation_key__in=keys, numchild=0):
        parent = page_model.objects.get(path=page.path[:-4])
        page.delete()
        page_model.objects.filter(pk=parent.pk).update(numchild=parent.numchild - 1)


class Migration(migrations.Migration):
    """First text pages."""

    dependencies = [("home", "0002_first_pages")]

    operations = [migrations.RunPython(create_pages, remove_pages)]
