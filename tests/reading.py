"""Pages as readers get them: fetched, parsed, and asked simple questions."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html


def spoken(node: html.HtmlElement) -> str:
    """The language an element is in; empty where nothing says."""
    found = (str(each.get("lang")) for each in (node, *node.iterancestors()) if each.get("lang"))
    return next(found, "")


class Read:
    """A page that was answered as expected, and how many queries it took."""

    def __init__(self, client: Client, path: str, status: int = 200) -> None:
        with CaptureQueriesContext(connection) as queries:
            self.answer = client.get(path)
        assert self.answer.status_code == status, (path, self.answer.status_code)
        self.queries = len(queries)
        self.text = self.answer.content.decode()
        self.tree = html.document_fromstring(self.text)

    def all(self, selector: str) -> list[str]:
        """The texts of all elements that match, with single spaces."""
        return [" ".join(node.text_content().split()) for node in self.tree.cssselect(selector)]

    def one(self, selector: str) -> str:
        """The text of the only element that matches."""
        (text,) = self.all(selector)
        return text

    def links(self, selector: str) -> list[str]:
        """The addresses of all links that match."""
        return [str(node.get("href")) for node in self.tree.cssselect(selector)]

    def lang(self, selector: str) -> str | None:
        """The language of the first element that matches."""
        return spoken(self.tree.cssselect(selector)[0]) or None

    def meta(self, name: str) -> str | None:
        """The content of a meta element."""
        found = self.tree.cssselect(f'meta[name="{name}"], meta[property="{name}"]')
        return found[0].get("content") if found else None

    @property
    def json_ld(self) -> dict[str, Any]:
        """The structured data by type."""
        scripts = self.tree.cssselect('script[type="application/ld+json"]')
        documents = [json.loads(script.text) for script in scripts]
        return {document.get("@type", "graph"): document for document in documents}

    def check(self) -> None:
        """What holds for every page: one h1, unique ids, references that lead somewhere."""
        assert len(self.tree.cssselect("h1")) == 1
        ids = [node.get("id") for node in self.tree.iter() if node.get("id")]
        assert len(ids) == len(set(ids)), sorted(it for it in ids if ids.count(it) > 1)
        for attribute in ("aria-labelledby", "aria-describedby"):
            for node in self.tree.cssselect(f"[{attribute}]"):
                assert node.get(attribute) in ids, node.get(attribute)
        levels = [int(node.tag[1]) for node in self.tree.cssselect("main :is(h1, h2, h3, h4)")]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert self.meta("description")
        assert not self.answer.cookies
