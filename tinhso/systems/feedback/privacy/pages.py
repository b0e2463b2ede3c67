"""The keeper of 1022 sees beforehand what the rules of retention will take."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.privacy.preview import preview

AHEAD = timedelta(days=30)


@require_GET
@official_required("feedback.manage")
def retention(request: SignedIn) -> HttpResponse:
    """The rules in force, and what they take within thirty days."""
    return page(request, "feedback/privacy/retention.html", sheet=preview(clock.now() + AHEAD), days=AHEAD.days)
