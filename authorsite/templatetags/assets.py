"""Tags that name static files: the style sheets of a page type and the font to fetch early."""

from django import template
from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from django.utils.html import format_html, format_html_join

from authorsite.staticfiles import BundledManifestStorage, bundle_files

register = template.Library()

TEXT_FONT = "authorsite/fonts/brygada-1918-core.woff2"
"""The one font file that every page needs."""


@register.simple_tag
def stylesheets(bundle: str) -> str:
    """Link the styles of a page type: one joined file, or the single files in development.

    Usage: `{% stylesheets "portrait" %}`; the names stand in `authorsite.staticfiles.BUNDLES`.
    """
    if isinstance(staticfiles_storage, BundledManifestStorage):
        urls = staticfiles_storage.bundle_urls(bundle)
    else:
        urls = [staticfiles_storage.url(path) for path in bundle_files(bundle)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((url,) for url in urls))


@register.simple_tag
def font_preload() -> str:
    """Ask for the text font early, so that the words stand in it at first paint."""
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', asset(TEXT_FONT)
    )


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file; unlike `{% static %}` it never fails.

    Without a manifest the plain address is given. For pages that must show whatever is broken.
    """
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return StaticFilesStorage.url(staticfiles_storage, path)
