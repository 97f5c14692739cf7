"""What is said where a page's words are in another language than the reader's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from authorsite.interface import own_language_name
from portraits.models import SitePage
from portraits.views.rendering import Address


def translation_notice(page: SitePage, addresses: Sequence[Address]) -> dict[str, Any]:
    """The language shown, and those the page exists in (``layout/notice_language.html``)."""
    code = page.content_language
    return {
        "shown": {"code": code, "name": own_language_name(code).plain},
        "links": [
            {
                "url": address.path,
                "code": address.language,
                "name": own_language_name(address.language).plain,
            }
            for address in addresses
            if address.whole
        ],
        "report_url": "",
    }
