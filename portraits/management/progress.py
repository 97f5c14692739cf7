"""A line on the terminal that says how far a command is; plain lines where there is no terminal."""

from __future__ import annotations

from django.core.management.base import OutputWrapper


class ProgressLine:
    """Shows steps as they end: overwritten on a terminal, one line each elsewhere."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._on_terminal = bool(getattr(out, "isatty", lambda: False)())

    def show(self, text: str) -> None:
        """Show a step in place of the last one."""
        if self._on_terminal:
            self._out.write(f"\r\033[K{text}", ending="")
        else:
            self._out.write(text)
        self._out.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._on_terminal:
            self._out.write("\r\033[K", ending="")
