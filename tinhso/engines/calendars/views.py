"""The calendar's page for officials who keep it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.calendars import queries
from tinhso.engines.calendars.forms import DayForm, SheetForm
from tinhso.engines.calendars.models import Calendar
from tinhso.engines.calendars.sheets import difference, read_sheet
from tinhso.engines.calendars.verbs import clear_day, import_year, set_day

EDIT = "calendars.edit"


@official_required(EDIT)
@require_GET
def calendars(request: HttpRequest) -> HttpResponse:
    """The calendars one may edit."""
    found = queries.editable(request.actor)  # type: ignore[attr-defined]
    return page(request, "calendars/calendars.html", calendars=found, year=clock.today().year)


@official_required(EDIT)
@require_http_methods(["GET", "POST"])
def year(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """The special days of one year; a POST sets one of them."""
    calendar = queries.calendar_to_edit(request.actor, key)  # type: ignore[attr-defined]
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_day(calendar.pk, by=request.actor, day=form.special_day())  # type: ignore[attr-defined]
        return redirect("calendars:year", key, form.cleaned_data["day"].year)
    return _year(request, calendar, number, form=form, status=422 if form.errors else 200)


@official_required(EDIT)
@require_POST
def clear(request: HttpRequest, key: UUID, day: str) -> HttpResponse:
    """Let a day be as its weekday says."""
    gone = date.fromisoformat(day)
    clear_day(key, by=request.actor, day=gone)  # type: ignore[attr-defined]
    return redirect("calendars:year", key, gone.year)


@official_required(EDIT)
@require_http_methods(["GET", "POST"])
def import_sheet(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """First the difference, then, with ``confirmed``, the import."""
    calendar = queries.calendar_to_edit(request.actor, key)  # type: ignore[attr-defined]
    form = SheetForm(request.POST or None)
    change = None
    if form.is_valid():
        try:
            days = read_sheet(form.cleaned_data["sheet"], year=number)
        except Refused as refused:
            form.add_error("sheet", str(refused))
        else:
            if "confirmed" in request.POST:
                import_year(calendar.pk, by=request.actor, year=number, days=days)  # type: ignore[attr-defined]
                return redirect("calendars:year", key, number)
            change = difference(queries.as_rows(queries.days_of(calendar, number)), days)
    context = {"calendar": calendar, "year": number, "form": form, "change": change}
    return page(request, "calendars/import.html", status=422 if form.errors else 200, **context)


def _year(request: HttpRequest, calendar: Calendar, number: int, *, status: int, **context: Any) -> HttpResponse:
    context |= {"calendar": calendar, "year": number, "days": queries.days_of(calendar, number)}
    context |= {"years": queries.years_of(calendar), "week": queries.week_of(calendar)}
    return page(request, "calendars/year.html", status=status, **context)
