"""One press: the same again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.systems.services.again.copying import copy_dossier
from tinhso.systems.services.views.dossier import scene_of


@citizen_required
@require_POST
def copy(request: SignedIn, code: str) -> HttpResponse:
    """A draft filled from this dossier; its task list opens."""
    dossier, _scene = scene_of(request, code)
    try:
        filing = copy_dossier(dossier, by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("services:dossier", code)
    return redirect("services:tasks", dossier.version.procedure.code, filing.draft)
