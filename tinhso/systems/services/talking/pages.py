"""Sending a message from the dossier's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, signed_in_required
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.services.talking.reading import talk_of
from tinhso.systems.services.talking.verbs import mark_read, write
from tinhso.systems.services.views.dossier import scene_of


@signed_in_required
def talk(request: SignedIn, code: str) -> HttpResponse:
    """The whole conversation; what is new is read now."""
    dossier, scene = scene_of(request, code)
    shown, error, text = talk_of(scene), "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            write(dossier.case.pk, text=text, by=request.actor, files=_stored(request))
        except (Refused, Denied) as refused:
            error = str(refused)
        else:
            messages.success(request, _("Sent."))
            return redirect(f"{reverse('services:talk', args=[code])}#cuoi")
    if shown.unread:
        mark_read(dossier.case.pk, by=request.actor)
    layout = "ui/public.html" if scene.is_applicant else "ui/desk.html"
    status = 422 if error else 200
    return page(
        request, "services/talking/talk.html", status,
        case=dossier.case, talk=shown, layout=layout, error=error, text=text,
    )  # fmt: skip


def _stored(request: SignedIn) -> list[File]:
    return [
        files.store(upload, name=upload.name or "", owner=request.actor.subject)
        for upload in request.FILES.getlist("files")
    ]
