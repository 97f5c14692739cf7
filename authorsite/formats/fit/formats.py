"""Meänkieli: as Finnish; CLDR 47 has no data for it."""

from django.conf.locale.fi.formats import *  # noqa: F403
