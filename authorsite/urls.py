"""Addresses. Every page has a language prefix; ``/`` leads to the reader's language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from authorsite.health import healthz
from portraits.views.permanent import astray

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portraits.urls")),
    *(
        [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]
        if settings.SERVE_MEDIA
        else []
    ),
    *i18n_patterns(
        # Other forms of a page, which Wagtail's own pattern leaves out since their names have a dot.
        re_path(r"^((?:[\w-]+/)+[A-Za-z]+\.[A-Za-z]+)$", serve_page),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
    # An excerpt's address with signs that no address has: a mail's full stop, letters encoded twice.
    re_path(r"^(?=.*[^\w/-])(.*-[0-9A-Za-z]{7}(?![\w-]).*)$", astray),
]
