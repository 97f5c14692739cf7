"""Listens to everything the pages of a browser context do that no page should."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

LOCAL = "127.0.0.1"
BROKEN = 500
NOT_AN_ERROR = "Failed to load resource"
"""The console's way of reporting a status like 404, which a test may want."""


class PageWatch:
    """Collects failing answers, foreign requests, broken security policy and script errors."""

    def __init__(self, context: BrowserContext) -> None:
        """Start listening."""
        self.faults: list[str] = []
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def _on_request(self, request: Request) -> None:
        scheme, _, rest = request.url.partition("://")
        host = rest.partition("/")[0].partition(":")[0]
        if scheme in ("http", "https", "ws", "wss") and host != LOCAL:
            self.faults.append(f"request to another host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= BROKEN:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(NOT_AN_ERROR):
            self.faults.append(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")
