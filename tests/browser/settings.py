"""Production settings for a server on this machine that speaks plain HTTP.

Static files are collected, hashed and joined as on a library's server, so that the tests see
what readers get; only compressing them is left out.
"""

from pathlib import Path

from authorsite.settings.production import *
from authorsite.settings.production import BASE_DIR, STORAGES, environment

ROOT_URLCONF = "tests.browser.urls"
STATIC_ROOT = environment.path("TEST_STATIC_ROOT", Path(BASE_DIR) / "var" / "test-static")
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "tests.browser.uncompressed.UncompressedStorage"},
}
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
