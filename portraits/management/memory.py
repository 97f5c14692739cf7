"""Keep Python's garbage collector from looking at everything again and again in a large command."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LARGE = 2000
"""Rows from which it is worth it."""


@contextmanager
def settling(rows: int) -> Iterator[Callable[[], None]]:
    """Give a function to call between steps, after which what is alive is not looked at again.

    The collector goes through all objects each time their number has grown by a quarter; with
    millions of them that took half of the processor time of an import. Only for commands: a
    process that lives on would never free what was settled while the command ran.

    Args:
        rows: how many rows the command works on; for a few nothing is done.
    """

    def settle() -> None:
        if rows >= LARGE:
            gc.collect()
            gc.freeze()

    settle()
    try:
        yield settle
    finally:
        gc.unfreeze()
