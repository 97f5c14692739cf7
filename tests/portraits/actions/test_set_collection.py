"""Our county is one that exists and is large enough."""

import pytest
from django.core.exceptions import ValidationError

from portraits.actions.set_collection import set_collection
from portraits.models import Collection
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def test_a_county_becomes_ours():
    make_place("Länet", "county", key="xx-1")
    make_place("Grannlänet", "county", key="xx-2")
    assert [place.key for place in set_collection(["xx-1"]).places.all()] == ["xx-1"]
    set_collection(["xx-1", "xx-2"])
    assert Collection.objects.get().places.count() == 2


@pytest.mark.parametrize("key", ["saknas", "byn"])
def test_others_are_refused(key):
    make_place("Byn", "village", key="byn")
    with pytest.raises(ValidationError):
        set_collection([key])
    assert not Collection.objects.filter(places__isnull=False).exists()
