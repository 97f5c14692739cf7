"""Say which places are our county."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Site

from authorsite.interface import gettext
from portraits.models import Collection, Place


@transaction.atomic
def set_collection(keys: Sequence[str]) -> Collection:
    """Make some places the county of the default site's collection.

    Args:
        keys: keys of places, for example ``["se-25"]``.

    Raises:
        ValidationError: for a key no place has, or a place that is too small.
    """
    places = list(Place.objects.filter(key__in=keys))
    missing = set(keys) - {place.key for place in places}
    if missing:
        raise ValidationError(gettext("No place has the key %(key)s.") % {"key": min(missing)})
    collection = Collection.for_site(Site.objects.get(is_default_site=True))
    collection.places = places
    collection.full_clean()
    collection.save()
    return collection
