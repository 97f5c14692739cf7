"""Romani: as Swedish, in which the interface around the texts is."""

from django.conf.locale.sv.formats import *  # noqa: F403
