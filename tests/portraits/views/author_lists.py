"""Authors A–Ö as a reader gets it, and authors to list."""

from lxml import html

from portraits.models import AuthorName
from tests.factories import make_author, make_portrait

SWEDISH, ENGLISH = "/sv/forfattare/", "/en/authors/"


class List:
    """The list as a reader gets it."""

    def __init__(self, client, path: str, **parameters) -> None:
        self.answer = client.get(path, parameters)
        assert self.answer.status_code == 200
        self.tree = html.fromstring(self.answer.content.decode())

    def all(self, selector: str) -> list[str]:
        return [" ".join(node.text_content().split()) for node in self.tree.cssselect(selector)]

    def links(self, selector: str) -> list[str]:
        return [node.get("href") for node in self.tree.cssselect(selector)]

    @property
    def names(self) -> list[str]:
        return self.all(".person .name a")

    @property
    def left_out(self) -> list[str]:
        return self.all(".results > .notice li")


def listed(name: str, language: str = "sv", **fields):
    """An author with a portrait."""
    portrait = fields.pop("portrait", {})
    author = make_author(name, **fields)
    make_portrait(author, language, **portrait)
    return author


def add_name(author, name: str, kind: str = "pseudonym") -> None:
    author.names.add(AuthorName(name=name, kind=kind))
    author.save()
