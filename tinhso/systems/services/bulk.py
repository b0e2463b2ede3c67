"""What officials do with several dossiers at once: receive, sign, return the result."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import bulk
from tinhso.engines.cases.models import HandingOut
from tinhso.systems.services.actions.table import ACTIONS
from tinhso.systems.services.records import DOSSIER


class WayForm(bulk.NothingToSay):
    way = forms.ChoiceField(
        label=_("How the result reaches the applicant"), choices=HandingOut.Way.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class GrantForm(bulk.NothingToSay):
    """In bulk one only grants: what is refused needs a reason of its own on the dossier's page."""

    outcome = forms.CharField(widget=forms.HiddenInput, initial="granted", required=False)
    reason = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_outcome(self) -> str:
        return "granted"

    def clean_reason(self) -> str:
        return ""


def _through(slug: str) -> bulk.Doing:
    action = ACTIONS.by_slug(slug)
    assert action is not None
    return bulk.through(action, kind=DOSSIER)


ACTS = (
    bulk.BulkAct(
        slug="tiep-nhan", name=_("Receive the dossiers"), do=_through("tiep-nhan"), form=bulk.NoteForm, kind=DOSSIER,
        needs="cases.receive", explain=_("The time limit of each starts now; each applicant gets the receipt."),
    ),
    bulk.BulkAct(
        slug="ky", name=_("Sign the results"), do=_through("quyet-dinh"), form=GrantForm, kind=DOSSIER,
        needs="cases.decide", is_grave=True,
        explain=_("Each request is granted: its result is drawn up, signed with your certificate and sealed."),
    ),
    bulk.BulkAct(
        slug="tra-ket-qua", name=_("Return the results"), do=_through("tra-ket-qua"), form=WayForm, kind=DOSSIER,
        needs="cases.receive", explain=_("Note for each how the result reached the applicant."),
    ),
)  # fmt: skip
