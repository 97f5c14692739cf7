"""The entrance for schools and the list of lessons, in Swedish and English.

A home page that has such a section already, or something else at its address, is left alone. Tree paths
are written as treebeard writes them: four digits of base 36 a level.
"""

import uuid

from django.db import migrations

NAMESPACE = uuid.UUID("a1c2a5a5-6e1b-5b0e-8d57-2f3f4c7a9d10")
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SECTIONS = {
    "SchoolsPage": {
        "sv": (
            "skola",
            "För skolan",
            "Korta texter härifrån, för en lektion på fredag. Välj efter årskurs, tid, ämne och plats. "
            "Länka till exakt de rader klassen ska tala om.",
        ),
        "en": (
            "schools",
            "For schools",
            "Short texts from here, for a lesson on Friday. Choose by year, time, subject and place. "
            "Link to exactly the lines the class will talk about.",
        ),
    },
    "LessonIndexPage": {
        "sv": (
            "lektioner",
            "Lektioner",
            "Färdiga lektioner kring utdragen: före, under och efter läsningen, med elevblad och lärarblad.",
        ),
        "en": (
            "lessons",
            "Lessons",
            "Complete lessons around the excerpts: before, during and after reading, with a sheet for "
            "pupils and one for the teacher.",
        ),
    },
}


def step(number):
    """A tree step of four digits."""
    digits = ""
    for _place in range(4):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def create_pages(apps, schema_editor):
    """Add the sections below each home page whose language has words for them."""
    page_model = apps.get_model("wagtailcore", "Page")
    types = apps.get_model("contenttypes", "ContentType")
    for home in apps.get_model("home", "HomePage").objects.select_related("locale"):
        below = page_model.objects.filter(path__startswith=home.path, depth=home.depth + 1)
        slugs = set(below.values_list("slug", flat=True))
        last = below.order_by("path").values_list("path", flat=True).last()
        number = int(last[-4:], 36) if last else 0
        added = 0
        for name, words in SECTIONS.items():
            key = uuid.uuid5(NAMESPACE, name)
            slug, title, lead = words.get(home.locale.language_code, ("", "", ""))
            present = page_model.objects.filter(translation_key=key, locale=home.locale).exists()
            if not slug or present or slug in slugs:
                continue
            added += 1
            content_type, _created = types.objects.get_or_create(
                app_label="portraits", model=name.lower()
            )
            apps.get_model("portraits", name).objects.create(
                path=home.path + step(number + added),
                depth=home.depth + 1,
                numchild=0,
                title=title,
                draft_title=title,
                slug=slug,
                url_path=f"{home.url_path}{slug}/",
                content_type=content_type,
                locale=home.locale,
                translation_key=key,
                live=True,
                has_unpublished_changes=False,
                lead=lead,
            )
        page_model.objects.filter(pk=home.pk).update(numchild=home.numchild + added)


def remove_pages(apps, schema_editor):
    """Remove those of the sections that are still there, unless something lies below them."""
    page_model = apps.get_model("wagtailcore", "Page")
    for name in SECTIONS:
        model = apps.get_model("portraits", name)
        for page in model.objects.filter(translation_key=uuid.uuid5(NAMESPACE, name), numchild=0):
            parent = page_model.objects.get(path=page.path[:-4])
            page.delete()
            page_model.objects.filter(pk=parent.pk).update(numchild=parent.numchild - 1)


class Migration(migrations.Migration):
    """Sections for schools."""

    dependencies = [("home", "0003_text_pages"), ("portraits", "0010_lessons")]

    operations = [migrations.RunPython(create_pages, remove_pages)]
