"""Northern Sami: numbers and weeks as Swedish (CLDR 47: comma, no-break space, Monday)."""

from django.conf.locale.sv.formats import *  # noqa: F403

DATE_FORMAT = "Y F j"
YEAR_MONTH_FORMAT = "Y F"
MONTH_DAY_FORMAT = "F j"
