"""Home pages and sections in Swedish and English, so that ``migrate`` alone gives a site to fill.

Further languages are set up by a command. Tree paths are written as treebeard writes them: four
characters a level.
"""

import uuid

from django.db import migrations

ROOT_PATH = "0001"
DEFAULT_HOST = ("localhost", 8000)
NAMESPACE = uuid.UUID("a1c2a5a5-6e1b-5b0e-8d57-2f3f4c7a9d10")

HOMES = {
    "sv": {
        "title": "Författarporträtt",
        "heading": "Läs länet längs älvarna",
        "lead": (
            "Författare som är födda, uppvuxna eller bosatta i länet. "
            "Se var de kom till, vad de har skrivit och varför de finns här."
        ),
        "about": (
            "En tjänst från länets bibliotek. Porträtten skrivs av bibliotekarier och granskas "
            "innan de publiceras."
        ),
    },
    "en": {
        "title": "Author portraits",
        "heading": "Read the county along its rivers",
        "lead": (
            "Authors who were born, grew up or live in the county. "
            "See where they come from, what they have written and why they are here."
        ),
        "about": (
            "A service of the county's libraries. The portraits are written by librarians and "
            "reviewed before they are published."
        ),
    },
}
SECTIONS = [
    ("portraits", "PortraitIndexPage", {"sv": ("forfattare", "Författare A–Ö"), "en": ("authors", "Authors A–Z")}),
    ("portraits", "PlaceIndexPage", {"sv": ("platser", "Platser"), "en": ("places", "Places")}),
    ("portraits", "WorkIndexPage", {"sv": ("verk", "Verk"), "en": ("works", "Works")}),
    ("portraits", "AwardIndexPage", {"sv": ("utmarkelser", "Utmärkelser"), "en": ("awards", "Awards")}),
    ("portraits", "CuriosityIndexPage", {"sv": ("kuriosa", "Kuriosa"), "en": ("curiosities", "Curiosities")}),
    ("portraits", "OnThisDayPage", {"sv": ("denna-dag", "Denna dag"), "en": ("on-this-day", "On this day")}),
    ("portraits", "SearchPage", {"sv": ("sok", "Sök"), "en": ("search", "Search")}),
    ("home", "NewsIndexPage", {"sv": ("nyheter", "Nyheter"), "en": ("news", "News")}),
]


def create_pages(apps, schema_editor):
    """Replace Wagtail's welcome page by a home page per language, with the same sections."""
    page_model = apps.get_model("wagtailcore", "Page")
    site_model = apps.get_model("wagtailcore", "Site")
    locale_model = apps.get_model("wagtailcore", "Locale")
    content_type_model = apps.get_model("contenttypes", "ContentType")
    now_fields = {"live": True, "has_unpublished_changes": False, "draft_title": ""}

    site_model.objects.all().delete()
    page_model.objects.filter(depth=2).delete()
    root = page_model.objects.get(path=ROOT_PATH)

    def add(app, model, path, numchild, language, slug, url_path, title, key, **fields):
        content_type, _created = content_type_model.objects.get_or_create(
            app_label=app, model=model.lower()
        )
        locale, _created = locale_model.objects.get_or_create(language_code=language)
        return apps.get_model(app, model).objects.create(
            path=path,
            depth=len(path) // 4,
            numchild=numchild,
            title=title,
            slug=slug,
            url_path=url_path,
            content_type=content_type,
            locale=locale,
            translation_key=uuid.uuid5(NAMESPACE, key),
            **{**now_fields, "draft_title": title},
            **fields,
        )

    for number, (language, home) in enumerate(HOMES.items(), start=1):
        home_path = f"{ROOT_PATH}{number:04d}"
        page = add(
            "home",
            "HomePage",
            home_path,
            len(SECTIONS),
            language,
            language,
            f"/{language}/",
            home["title"],
            "home",
            heading=home["heading"],
            lead=home["lead"],
            about=home["about"],
        )
        for position, (app, model, names) in enumerate(SECTIONS, start=1):
            slug, title = names[language]
            add(
                app,
                model,
                f"{home_path}{position:04d}",
                0,
                language,
                slug,
                f"/{language}/{slug}/",
                title,
                model,
            )
        if number == 1:
            site_model.objects.create(
                hostname=DEFAULT_HOST[0],
                port=DEFAULT_HOST[1],
                root_page_id=page.pk,
                is_default_site=True,
            )
    root.numchild = len(HOMES)
    root.save(update_fields=["numchild"])


def remove_pages(apps, schema_editor):
    """Remove the sites and all pages below the root."""
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("wagtailcore", "Page").objects.filter(depth__gt=1).delete()
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    """First pages."""

    dependencies = [
        ("home", "0001_initial"),
        ("portraits", "0002_initial"),
        ("wagtailcore", "0094_alter_page_locale"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_pages, remove_pages)]
