"""Authors whom readers may not see are named nowhere, not even beside their co-authors."""

import pytest

from portraits.models import Author
from tests.factories import make_author, make_portrait, make_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [{"hidden": True}, {"live": False}], ids=["hidden", "draft"])
def test_a_co_author_who_is_not_shown_is_not_named(client, state):
    author, other = make_author("Anna Berg", key="anna-berg"), make_author("Dolda Kanariefågeln")
    make_portrait(author)
    make_portrait(other)
    work = make_work(author, other, title="Tillsammans", key="tillsammans", first_year=1990)
    row = work.contributions.get(author=author)
    row.statement = "med Dolda Kanariefågeln"
    row.save()
    pages = ["/sv/forfattare/anna-berg/", "/sv/verk/tillsammans/", "/sv/verk/", "/sv/"]
    assert "Kanariefågeln" in client.get(pages[0]).content.decode()
    Author.objects.filter(pk=other.pk).update(**state)
    for page in [*pages, "/sv/forfattare/", "/sv/sok/?q=kanarie", "/sv/nyheter/"]:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "Kanariefågeln" not in answer.content.decode(), page
    found = client.get(pages[0]).content.decode()
    assert "Med flera" in found, "the work is said to have more authors"
