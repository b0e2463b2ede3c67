"""The public look-up: what happens to a dossier, for whoever has its code and the secret; no personal data."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tinhso.base.http import page
from tinhso.engines.accounts.api import address_of
from tinhso.systems.services.looking_up import TooManyTries, look_up
from tinhso.systems.services.queries import ended


class LookUpForm(forms.Form):
    """Both are printed on the receipt."""

    code = forms.CharField(label=_("Dossier code"), max_length=50, help_text=_("For example H53.101-20261122-0000012"))
    secret = forms.CharField(label=_("Look-up code"), max_length=8, help_text=_("Six characters, printed beside it."))


def look_up_page(request: HttpRequest) -> HttpResponse:
    """Ask for the two codes; the answer has the stage, the station and the appointment."""
    asked = "code" in request.GET
    form = LookUpForm(request.GET if asked else None)
    found, stone, status = None, None, 200
    if asked and form.is_valid():
        try:
            found = look_up(form.cleaned_data["code"], form.cleaned_data["secret"], tried_by=address_of(request))
        except TooManyTries as error:
            form.add_error(None, str(error))
            status = 429
        else:
            stone = ended(form.cleaned_data["code"]) if found is None else None
            if found is None and stone is None:
                form.add_error("code", _("No dossier has this code together with this look-up code. Check both."))
                status = 422
    elif asked:
        status = 422
    return page(
        request,
        "services/look_up.html",
        status,
        form=form,
        found=found,
        stone=stone,
        case=stone.case if stone else None,
    )
