"""Searching records as readers search: accents and case do not count."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from portraits.models import Author, Award, Consent, Excerpt, Place, PlaceName, Work
from portraits.querysets.matching import SearchWords


def find(queryset: Any, typed: str | None) -> Any:
    """The records in which every word typed stands in one of their names; all for no words."""
    words = SearchWords.read(typed or "")
    if not words:
        return queryset
    model = queryset.model
    if model is Author:
        return queryset.named(words)
    people = Author.objects.named(words).values("pk")
    if model is Place:
        names = PlaceName.objects.filter(words.matches()).values("place")
        return queryset.filter(words.matches() | Q(pk__in=names))
    if model is Work:
        works = Work.objects.filter(contributions__author__in=people).values("pk")
        return queryset.filter(words.matches() | Q(pk__in=works))
    if model is Excerpt:
        return queryset.filter(words.matches() | words.matches("work__folded"))
    if model is Award:
        return queryset.filter(Q(name__icontains=words.text) | Q(author__in=people))
    if model is Consent:
        return queryset.filter(
            Q(writer__icontains=words.text) | Q(page__title__icontains=words.text)
        )
    return queryset.filter(Q(title__icontains=words.text) | Q(holder__icontains=words.text))
