"""Questions asked of lessons."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps

from portraits.querysets.portraits import PortraitQuerySet


class LessonQuerySet(PortraitQuerySet):
    """Lessons."""

    def shown(self) -> Self:
        """Lessons readers may see: live, without restriction. Their texts are asked for one by one."""
        return self.live().unrestricted().filter(alias_of=None)

    def using(self, excerpt: Any) -> Self:
        """Lessons with a text from an excerpt."""
        texts = apps.get_model("portraits.LessonText").objects.filter(excerpt=excerpt)
        return self.filter(pk__in=texts.values("page"))
