"""The registers of one's own agency: those that were issued, and a new one for a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.services.books.registering import RIGHT, desk_of, issue_register, registers_of

SHOWN = 50


class PeriodForm(forms.Form):
    """Last month, unless one says otherwise."""

    since = forms.DateField(label=gettext_lazy("First day of the register"))
    until = forms.DateField(
        label=gettext_lazy("Last day of the register"), help_text=gettext_lazy("This day included.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = clock.today().replace(day=1) - timedelta(days=1)
        self.fields["since"].initial, self.fields["until"].initial = last.replace(day=1), last


@official_required(RIGHT)
def registers(request: SignedIn) -> HttpResponse:
    """Every register of the agency opens by its number; a new one is ready a moment after it was asked for."""
    agency = cases.agency_of(desk_of(request.actor))
    form, status = PeriodForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            made = issue_register(**form.cleaned_data, by=request.actor)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            said = _("Register %(number)s is issued. It opens here as soon as it is sealed.")
            messages.success(request, said % {"number": made.code})
            return redirect("services:registers")
    if form.errors:
        status = 422
    rows = [_row(one, request.actor) for one in registers_of(agency)[:SHOWN]]
    return page(request, "services/books/registers.html", status, form=form, agency=agency, rows=rows)


def _row(one: Paper, reader: Actor) -> dict[str, Any]:
    state, tone = papers.state(one)
    days = {name: date.fromisoformat(one.data[name]) for name in ("since", "until") if name in one.data}
    url = files.link(one.file, reader) if one.file else ""
    return {"number": one.code, "at": one.issued_at, "state": state, "tone": tone, "url": url, **days}
