"""The first page: one question, and what people most often come for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tinhso.base.http import page
from tinhso.systems.services.queries import life_events, most_asked


def home(request: HttpRequest) -> HttpResponse:
    """Search box, life events, the most asked procedures."""
    return page(request, "services/home.html", life_events=life_events(), most_asked=most_asked(8))
