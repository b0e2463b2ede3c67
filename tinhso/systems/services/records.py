"""Dossiers as other parts link to them."""

from __future__ import annotations

from django.urls import reverse

from tinhso.engines.cases import api as cases
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Acceptance, Door, Procedure

DOSSIER = "services.dossier"
KINDS = (cases.Kind(DOSSIER, "hồ sơ thủ tục hành chính", "services:dossier", answer_within=cases.ANSWER_WITHIN),)


def start_url(procedure: Procedure) -> str:
    """Where one begins to apply for ``procedure``; "" if it has no online form, or not on our portal today."""
    ours = procedure.level != Procedure.Level.INFO and is_handed_in_here(procedure.code)
    return reverse("services:begin", args=[procedure.code]) if ours else ""


def is_handed_in_here(procedure: str) -> bool:
    """Whether our own portal takes a procedure's dossiers today."""
    return forms.door_of(procedure) != Door.Mode.NATIONAL and Acceptance.Channel.ONLINE in forms.channels_of(procedure)
