"""Settings of a developer's machine and of the demo: nothing here is safe on the internet."""

from authorsite.settings import environment
from authorsite.settings.base import *

DEBUG = True
SERVE_MEDIA = True
SECRET_KEY = environment.text("SECRET_KEY", "development-only-" + "0" * 50)
ALLOWED_HOSTS = ["*"]
# Whitenoise serves static files in development as in production.
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
VAR_DIR.mkdir(exist_ok=True)
