"""Registers what Wagtail calls. Nothing is done here."""

from wagtail import hooks

from authorsite.images.permissions import narrow_admin_api

hooks.register("construct_admin_api", narrow_admin_api, order=10)
