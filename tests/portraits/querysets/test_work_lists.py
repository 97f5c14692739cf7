"""Which works lists name, asked for each work or for all at once."""

import pytest
from wagtail.models import Page, PageViewRestriction

from portraits.models import Contribution
from portraits.querysets.work_lists import listed_works, listed_works_at_once
from tests.factories import make_author, make_portrait, make_work

pytestmark = pytest.mark.django_db


def test_both_ways_find_the_same_works() -> None:
    """Published, with a sure contribution by somebody whose portrait readers may see."""
    shown, twin, hidden, draft, locked = (make_author(f"Person {number}") for number in range(5))
    for author in (shown, twin, hidden, locked):
        make_portrait(author)
    draft_page = make_portrait(draft)
    Page.objects.filter(pk=draft_page.pk).update(live=False)
    PageViewRestriction.objects.create(page=locked.portraits.get(), restriction_type="login")
    hidden.hidden = True
    hidden.save()
    found = {make_work(shown).pk, make_work(shown, twin).pk, make_work(hidden, shown).pk}
    make_work(hidden)
    make_work(draft)
    make_work(locked)
    make_work(shown, live=False)
    unsure = make_work(shown)
    Contribution.objects.filter(work=unsure).update(confidence="low")
    for works in (listed_works(), listed_works_at_once()):
        assert sorted(works.values_list("pk", flat=True)) == sorted(found)
        assert works.count() == len(found)
