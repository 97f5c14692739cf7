"""What the demonstration's collection is: its names, its county, who answers for it."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import Site

from portraits.demo.texts import texts
from portraits.models import Author, Collection, CollectionName, Place

NAME = "Norrbottens författare"
NAMES = {"en": "Authors of Norrbotten"}
COUNTY = "se-25"
FEATURED = "ingegerd-slattermark"


def load_collection() -> int:
    """Describe the collection unless somebody has; 1 if it was described, otherwise 0."""
    site = Site.objects.get(is_default_site=True)
    collection = Collection.for_site(site)
    if collection.organisation or collection.places.exists():
        return 0
    collection.name = NAME
    collection.names = [CollectionName(language=code, name=name) for code, name in NAMES.items()]
    collection.places = [Place.objects.get(key=COUNTY)]
    collection.organisation = "Länsbiblioteket (demo)"
    collection.publisher = "Demo Demosson"
    collection.contact_email = "forfattare@example.org"
    collection.save()
    if not site.site_name:
        site.site_name = NAME
        site.save()
    return 1


def feature() -> None:
    """Choose the portrait of the week, unless an editor has."""
    collection = Collection.for_site(Site.objects.get(is_default_site=True))
    if collection.featured is None:
        collection.featured = Author.objects.filter(key=FEATURED).first()
        collection.save()


def load_home(language: str) -> int:
    """Put the demonstration's words on a home page that still has the first ones."""
    # By name, since the package of these pages lies above this one.
    home = apps.get_model("home", "HomePage")
    page = home.objects.get(locale__language_code=language, depth=2)
    (text,) = texts("home", language)
    if page.latest_revision_id is not None:
        return 0
    page.title = page.draft_title = text.facts["title"]
    page.heading = text.facts["heading"]
    page.lead = text.facts["lead"]
    page.about = text.facts["about"]
    page.save_revision().publish()
    return 1
