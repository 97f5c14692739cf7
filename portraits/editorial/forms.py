"""Forms of records that ask for less than Wagtail's would."""

from __future__ import annotations

import re
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from portraits.models import Edition

# What both databases take for a primary key.
_LONGEST_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


class ExcerptForm(WagtailAdminModelForm):
    """The form of an excerpt: of all editions only those of its work may be chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the editions of the work that is chosen, or was when the form was opened."""
        super().__init__(*args, **kwargs)
        if "edition" not in self.fields:
            return
        said = self.data.get(self.add_prefix("work"), "") if self.is_bound else ""
        work = int(said) if _LONGEST_NUMBER.fullmatch(said) else self.instance.work_id
        editions = Edition.objects.filter(work=work).order_by("year", "pk")
        self.fields["edition"].queryset = editions
