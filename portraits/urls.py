"""Addresses outside the page tree: feeds, sitemap, robots."""

from django.urls import URLPattern, URLResolver

app_name = "portraits"

urlpatterns: list[URLPattern | URLResolver] = []
