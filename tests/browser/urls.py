"""The site's addresses, and uploaded files, which a web server serves in production."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from authorsite.urls import urlpatterns as site_urls

urlpatterns = [
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *site_urls,
]
