"""All addresses of the admin, by name, each with the parameters it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

STARTS = ("admin/", "documents/")
"""Where editors' addresses begin; the others are those of readers."""

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Address:
    """An address with its parameters left open.

    Attributes:
        name: the name with its namespaces; of a nameless address, the route.
        route: the route with ``{parameter}`` for each parameter.
    """

    name: str
    route: str

    @property
    def parameters(self) -> list[str]:
        """What has to be known to open it."""
        return re.findall(r"{(\w+)}", self.route)


def _open(pattern: URLPattern | URLResolver) -> str:
    text = str(pattern.pattern)
    if isinstance(pattern.pattern, RegexPattern):
        text = _GROUP.sub(r"{\1}", text).removeprefix("^").removesuffix("$").replace("\\.", ".")
    return _PARAMETER.sub(r"{\1}", text)


def _walk(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...], start: str
) -> Iterator[Address]:
    for pattern in patterns:
        route = start + _open(pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, inner, route)
        elif pattern.name:
            yield Address(":".join((*spaces, pattern.name)), route)
        else:
            yield Address(route, route)


def addresses() -> list[Address]:
    """Every address that editors' requests may lead to."""
    return [
        found
        for found in _walk(get_resolver().url_patterns, (), "")
        if found.route.startswith(STARTS)
    ]
