"""The page for those who write programs that work with the province."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tinhso.base.http import page
from tinhso.base.problems import CODES
from tinhso.engines.clients import sources
from tinhso.engines.clients.consents.scopes import citizen_scopes
from tinhso.engines.clients.rest.description import SENTENCES
from tinhso.engines.clients.rest.listing import calls
from tinhso.engines.clients.scopes import scopes


@require_safe
def developers(request: HttpRequest) -> HttpResponse:
    """How to get a client, examples with curl, every call, the description as a file."""
    return page(
        request, "clients/developers.html", base=f"{settings.BASE_URL}/api/v1", here=settings.BASE_URL,
        scopes=scopes().values(), citizen_scopes=citizen_scopes().values(),
        types=sources.types(), calls=calls(),
        problems=[(status, code) for status, code in CODES.items() if status in SENTENCES or status == 405],
    )  # fmt: skip
