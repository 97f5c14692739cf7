"""Settings of `make demo`: those of development, but errors are shown as readers get them."""

from authorsite.settings.dev import *

DEBUG = False
# Without DEBUG whitenoise would look only among the collected files.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
