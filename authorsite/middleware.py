"""Middleware of the project."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware


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
