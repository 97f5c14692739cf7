"""Registers what Wagtail calls. Nothing is done here."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portraits.editorial.pages import refuse_copy
from portraits.editorial.viewsets import CollectionGroup
from portraits.views.serving import redirect_to_reader_path, refuse_unshown

register_snippet(CollectionGroup)
hooks.register("before_serve_page", refuse_unshown)
hooks.register("before_serve_page", redirect_to_reader_path, order=10)
hooks.register("before_copy_page", refuse_copy)
