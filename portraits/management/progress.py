"""A line on a terminal that says how far a command is."""

from __future__ import annotations

from typing import Self

from django.core.management.base import OutputWrapper

from authorsite.interface import gettext

WIDTH = 30


class ProgressLine:
    """Shows steps as they are done: a bar on a terminal, a plain line each elsewhere."""

    def __init__(self, out: OutputWrapper, steps: int) -> None:
        self._out, self._steps, self._done = out, steps, 0
        self._on_terminal = bool(out.isatty())

    def __enter__(self) -> Self:
        return self

    def step(self, name: str) -> None:
        """Say that a step is done."""
        self._done += 1
        if not self._on_terminal:
            said = {"step": name, "done": self._done, "steps": self._steps}
            self._out.write(str(gettext("Written: %(step)s (%(done)d of %(steps)d)") % said))
            return
        filled = WIDTH * self._done // self._steps
        self._out.write(f"\r[{'#' * filled:<{WIDTH}}] {name}\033[K", ending="")
        self._out.flush()

    def __exit__(self, *_error: object) -> None:
        if self._on_terminal:
            self._out.write("\r\033[K", ending="")
