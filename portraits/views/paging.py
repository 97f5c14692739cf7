"""From page to page of a list, with the reader's other choices kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

LONGEST_NUMBER = 6


@dataclass(frozen=True)
class Pager:
    """Where in a list one is; the fields are those of ``components/pager.html``."""

    number: int
    total: int
    count: int
    previous_url: str
    next_url: str


def with_query(request: HttpRequest, **changes: Any) -> str:
    """The address of this list with some parameters changed; None takes one away.

    The number of the page goes unless it is given: other choices lead to another list.
    """
    query = request.GET.copy()
    for name, value in {"page": None, **changes}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def paged(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int
) -> tuple[list[Any], Pager]:
    """The rows of the page asked for; a number out of range gives the nearest page there is."""
    paginator = Paginator(rows, size)
    page = paginator.get_page(request.GET.get("page", "1")[:LONGEST_NUMBER])
    number = page.number
    previous = None if number == 2 else number - 1
    return list(page), Pager(
        number=number,
        total=paginator.num_pages,
        count=paginator.count,
        previous_url=with_query(request, page=previous) if number > 1 else "",
        next_url=with_query(request, page=number + 1) if page.has_next() else "",
    )
