"""A procedure that the catalogue does not have yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.base.text import nfc
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.procedures import Procedure, Sector
from tinhso.engines.forms.publishing import draft_version
from tinhso.engines.forms.writing.sheets.sheet import line, prose

DRAFT = "forms.draft"


class NewcomerForm(forms.Form):
    """Its code, name and field; all else is written on the draft."""

    code = line(_("National code"), most=40, help_text=_("For example: 1.001193"))
    name = prose(_("Name of the procedure"), rows=2)
    sector = forms.ChoiceField(label=_("Field"), choices=())
    agency_level = forms.ChoiceField(label=_("Settled at"), choices=Procedure.AgencyLevel.choices)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sector"].choices = [(one.code, one.name) for one in Sector.objects.all()]  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip()
        if Procedure.objects.filter(code=code).exists():
            raise forms.ValidationError(gettext("This procedure is there already. Begin a new version of it."))
        return code


def begun(given: dict[str, Any]) -> dict[str, Any]:
    """An empty content, in which all that the law wants is still missing."""
    return {
        "name": nfc(given["name"]), "sector": given["sector"], "level": "info",
        "agency_levels": [given["agency_level"]], "audience": ["citizen"], "agency": {"name": ""},
        "channels": [], "papers": [], "steps": [], "results": [], "legal": [],
    }  # fmt: skip


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def newcomer(request: SignedIn) -> HttpResponse:
    """Begin the first version of a procedure."""
    form = NewcomerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            version = draft_version(given["code"], begun(given), by=request.actor, valid_from=clock.today())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, gettext("The procedure was begun. Write its parts one after another."))
            return redirect("forms:write", version.pk)
    return page(request, "forms/writing/newcomer.html", 422 if form.errors else 200, form=form)
