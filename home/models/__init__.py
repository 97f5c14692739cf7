"""Pages that are not about one record."""

from home.models.pages import HomePage, NewsIndexPage, NewsPage, TextPage

__all__ = ["HomePage", "NewsIndexPage", "NewsPage", "TextPage"]
