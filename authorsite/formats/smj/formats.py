"""Lule Sami: as Swedish; CLDR 47 has letters only."""

from django.conf.locale.sv.formats import *  # noqa: F403
