"""What is not translated."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.keeping.report import report_of


@official_required("forms.draft")
@require_GET
def report(request: SignedIn) -> HttpResponse:
    """Every procedure in force with how much of it an English reader meets in Vietnamese, most asked for first."""
    only = request.GET.get("con-thieu") == "1"
    return page(request, "forms/keeping/translations.html", report=report_of(only_missing=only), only=only)
