"""The lines of text along the rivers of the home page: titles of the collection's own works.

A picture only, hidden from screen readers; other titles have their turn each week.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from authorsite.drawings.county import capacities
from portraits.models import Work
from portraits.views.keeping import kept

LONGEST_TITLE = 40
SEPARATOR = " · "
FULL = 0.7
"""How much of a river a line must fill to be worth reading."""


def shown_titles() -> list[str]:
    """Titles that are short enough for a river, in the order of the works' keys."""
    titles = Work.objects.public().order_by("key").values_list("title", flat=True)
    return list(dict.fromkeys(title for title in titles if len(title) <= LONGEST_TITLE))


def lines_of_titles(titles: Iterable[str], lengths: Iterable[int]) -> list[str]:
    """Lines of titles, one for each length that can be filled, longest first; no title twice.

    Args:
        titles: in the order in which they have their turn.
        lengths: how many letters each line may have.
    """
    waiting = deque(titles)
    lines = []
    for length in sorted(lengths, reverse=True):
        line, passed = "", []
        while waiting:
            title = waiting.popleft()
            longer = f"{line}{SEPARATOR}{title}" if line else title
            if len(longer) <= length:
                line = longer
            else:
                passed.append(title)
                if len(line) >= length * FULL:
                    break
        waiting.extendleft(reversed(passed))
        if len(line) >= length * FULL:
            lines.append(line)
    return lines


def river_lines(code: str, week: int) -> list[str]:
    """The lines for the rivers of a county in a week; none where it has no drawn rivers.

    Args:
        code: SCB's code of the county.
        week: a number that is one higher each week.
    """
    lengths = capacities(code).values()
    if not lengths:
        return []
    titles = kept("titles", shown_titles)
    start = week * 29 % len(titles) if titles else 0
    return lines_of_titles(titles[start:] + titles[:start], lengths)
