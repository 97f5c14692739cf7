"""Keeping what is computed from all the public content until that content changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.core.cache import cache

from portraits.models import content_version

KEPT_SECONDS = 900


def kept[Value](name: str, compute: Callable[[], Value]) -> Value:
    """A value computed once for each version of the content, for at most a quarter of an hour.

    Only for counts and the like: nothing in it may be shown longer than its record is public.

    Args:
        name: what the value is and what it depends on beside the content.
        compute: computes it; None is computed again each time.
    """
    version = content_version()
    if version is None:
        return compute()
    key = f"kept:{hashlib.sha256(f'{version} {name}'.encode()).hexdigest()}"
    found: Value | None = cache.get(key)
    if found is None:
        found = compute()
        cache.set(key, found, KEPT_SECONDS)
    return found
