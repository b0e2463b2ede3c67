"""Dossiers as other parts link to them."""

from __future__ import annotations

from django.urls import reverse

from tinhso.engines.cases import api as cases
from tinhso.engines.forms.models import Procedure

DOSSIER = "services.dossier"
KINDS = (cases.Kind(DOSSIER, "hồ sơ thủ tục hành chính", "services:dossier", answer_within=cases.ANSWER_WITHIN),)


def start_url(procedure: Procedure) -> str:
    """Where one begins to apply for ``procedure``; "" if it has no online form."""
    return reverse("services:begin", args=[procedure.code]) if procedure.level != Procedure.Level.INFO else ""
