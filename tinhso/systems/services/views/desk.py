"""The officials' list of dossiers."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel, Stage
from tinhso.systems.services.records import DOSSIER
from tinhso.ui.rows import page_of

SIZE = 50
ANY = ("", _("any"))


class DossierFilter(forms.Form):
    """What the list is narrowed to; all of it lives in the address."""

    q = forms.CharField(label=_("Code or name"), required=False)
    giai_doan = forms.TypedChoiceField(
        label=_("Stage"), required=False, coerce=int, empty_value=None, choices=[ANY, *Stage.choices]
    )
    kenh = forms.ChoiceField(label=_("Channel"), required=False, choices=[ANY, *Channel.choices])
    tre = forms.BooleanField(label=_("Overdue only"), required=False)

    def chosen(self) -> cases.Chosen:
        given = self.cleaned_data if self.is_valid() else {}
        return cases.Chosen(
            kind=DOSSIER,
            words=given.get("q", ""),
            stages=(given["giai_doan"],) if given.get("giai_doan") else (),
            channel=given.get("kenh", ""),
            only_late=bool(given.get("tre")),
        )


@official_required("cases.read")
def dossiers(request: SignedIn) -> HttpResponse:
    """Every dossier that the official may read, newest first."""
    form = DossierFilter(request.GET)
    found = cases.newest_cases(request.actor, form.chosen(), after=_after(request), n=SIZE)
    acts = cases.bulk.acts_for(request.actor, DOSSIER)
    return page(request, "services/dossiers.html", form=form, list=page_of(request, found, SIZE), acts=acts)


def _after(request: SignedIn) -> UUID | None:
    try:
        return UUID(request.GET.get("sau", ""))
    except ValueError:
        return None
