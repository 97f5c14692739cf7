"""Middleware of the project."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class LanguageMiddleware(LocaleMiddleware):
    """Django's choice of a language, which leaves addresses without one alone where they say so.

    A view sets ``request.has_no_language``; its 404 is then an answer, not a reason to look for the
    same address in a language.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say the language of the answer; redirect only other addresses."""
        if getattr(request, "has_no_language", False):
            response.headers.setdefault("Content-Language", get_language() or "")
            return response
        return super().process_response(request, response)


class ContentSecurityMiddleware(ContentSecurityPolicyMiddleware):
    """The strict policy for readers; a wider one for Wagtail's editor, which needs it.

    Previews are answers of the editor and shown in its frame, so they come under its policy, whose
    ``frame-ancestors`` is this site.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Choose the policy by address, unless the view has chosen one itself."""
        if request.path.startswith("/admin/") and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CSP  # type: ignore[attr-defined]  # noqa: SLF001
        return super().process_response(request, response)
