"""From when an excerpt is free, and that a right does not say so before."""

import pytest
from django.utils.translation import override

from portraits.models import ExcerptText, PublishRefused, explained, protection_of
from tests.factories import make_author, make_excerpt, make_right, make_work

pytestmark = pytest.mark.django_db


def excerpt_of(*deaths: str, **fields):
    authors = [make_author(f"Någon {death}", birth="1880", death=death) for death in deaths]
    return make_excerpt(make_work(*authors, first_year=1930), **fields)


def test_the_last_of_the_authors_decides():
    found = protection_of(excerpt_of("1950", "1976-08-25"))
    assert str(found.free_from) == "2047-01-01"
    with override("sv"):
        assert explained(found) == "Fri från 1 januari 2047: Någon 1976-08-25 dog 1976 (43 §)."


def test_an_uncertain_year_counts_at_its_latest():
    assert str(protection_of(excerpt_of("195X")).free_from) == "2030-01-01"


def test_the_translator_of_the_excerpt_counts():
    excerpt = excerpt_of("1900", translation=("en", "A piece.\n\nTwo pieces."))
    found = protection_of(excerpt)
    assert [maker.name for maker in found.unknown] == ["N. N."]
    with override("sv"):
        assert "Dödsår är inte känt för: N. N." in explained(found)


def test_a_text_is_not_published_as_free_before_it_is():
    free = make_right(basis="free", holder="")
    excerpt = excerpt_of("1976", right=free)
    with pytest.raises(PublishRefused, match="2047"):
        excerpt.save_revision().publish()
    old = excerpt_of("1950", right=free)
    old.save_revision().publish()
    unknown = excerpt_of("1950", right=free)
    unknown.texts.add(
        ExcerptText(language="en", form="prose", text="A.", is_original=False, translator="N. N.")
    )
    # Nobody can say that it is protected; the editor has said that it is not.
    unknown.save_revision().publish()
