"""Views of the home page, news and text pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from home.models import HomePage, NewsIndexPage, NewsPage, TextPage
from portraits.views.rendering import render


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """The home page."""
    return render(request, page, "home/home_page.html")


def news_index(request: HttpRequest, page: NewsIndexPage) -> HttpResponse:
    """News, newest first."""
    return render(request, page, "home/news_index_page.html")


def news(request: HttpRequest, page: NewsPage) -> HttpResponse:
    """One piece of news."""
    return render(request, page, "home/news_page.html")


def text(request: HttpRequest, page: TextPage) -> HttpResponse:
    """A page of text."""
    return render(request, page, "home/text_page.html")
