"""The procedures that any desk receives: the list for everybody, and the chair's page that keeps it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.models import Anywhere
from tinhso.systems.services.nearer.reading import decided, decision
from tinhso.systems.services.nearer.verbs import NEEDS, close_everywhere, open_everywhere


class OpenForm(forms.Form):
    """One more procedure, from a day on."""

    procedure = forms.ModelChoiceField(
        label=gettext_lazy("Procedure"), queryset=Procedure.objects.none(), to_field_name="code", empty_label=""
    )
    legal_basis = forms.CharField(label=gettext_lazy("Decision that publishes it"), max_length=200)
    valid_from = forms.DateField(label=gettext_lazy("From"), initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Procedure.objects.filter(is_open=True).exclude(level=Procedure.Level.INFO)
        self.fields["procedure"].queryset = rows.order_by("name")  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """When it ends."""

    last_day = forms.DateField(label=gettext_lazy("Last day"), initial=clock.today)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What any desk receives today, and what will follow."""
    rows = [row for row in decided() if row.valid_to is None or row.valid_to > clock.today()]
    return page(request, "services/nearer/listed.html", rows=rows, today=clock.today())


@official_required(NEEDS)
def keep(request: SignedIn) -> HttpResponse:
    """Every decision with its days, and the form that adds one."""
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_everywhere(by=request.actor, **form.cleaned_data)
        except Denied:
            raise
        except (Refused, AlreadyDone) as refused:
            form.add_error(refused.field if refused.field in form.fields else "procedure", str(refused))
        else:
            messages.success(request, _("Any desk of the province receives it from that day on."))
            return redirect("services:nearer_keep")
    status = 422 if form.errors else 200
    return page(request, "services/nearer/keep.html", status, form=form, rows=decided(), today=clock.today())


@official_required(NEEDS)
def end(request: SignedIn, key: UUID) -> HttpResponse:
    """The last day of one decision."""
    try:
        row = decision(key)
    except Anywhere.DoesNotExist as error:
        raise Http404 from error
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_everywhere(key, by=request.actor, **form.cleaned_data)
        except Denied:
            raise
        except AlreadyDone as done:
            messages.info(request, str(done))
            return redirect("services:nearer_keep")
        except Refused as refused:
            form.add_error("last_day", str(refused))
        else:
            messages.success(request, _("The end is set. What was received until then stays where it is."))
            return redirect("services:nearer_keep")
    return page(request, "services/nearer/end.html", 422 if form.errors else 200, form=form, row=row)
