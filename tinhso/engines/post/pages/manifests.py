"""Manifests: for the desk that made them and the post's clerk who takes them over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory import api as directory
from tinhso.engines.post import queries
from tinhso.engines.post.drawing import manifest_sheet
from tinhso.engines.post.forms import ConfirmForm
from tinhso.engines.post.models import Manifest
from tinhso.engines.post.verbs.handing import confirm


@require_GET
@official_required("post.prepare")
def manifests(request: SignedIn) -> HttpResponse:
    return page(request, "post/manifests.html", manifests=queries.manifests_at_desk(request.actor))


@official_required
def manifest(request: SignedIn, key: UUID) -> HttpResponse:
    """The list; the post's clerk confirms it here and marks what is not there."""
    found = _or_404(request, key)
    form = ConfirmForm(request.POST or None, codes=found.codes)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            confirm(found.pk, missing=given["missing"], note_text=given["note"], by=request.actor)
        except Refused as error:
            if error.status == 403:
                raise
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The manifest has been confirmed."))
            return redirect("post:manifest", key)
    if form.errors:
        status = 422
    return page(
        request,
        "post/manifest.html",
        status,
        manifest=found,
        consignments=queries.on_manifest(found),
        form=form,
        may_confirm=found.confirmed_at is None and queries.may_confirm(request.actor, found),
        names=directory.names_of([found.made_by, found.confirmed_by or 0]),
    )


@require_GET
@official_required
def sheet(request: SignedIn, key: UUID) -> HttpResponse:
    """The list as PDF, for both to sign."""
    found = _or_404(request, key)
    answer = HttpResponse(manifest_sheet(found, queries.on_manifest(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found}.pdf"'
    return answer


def _or_404(request: SignedIn, key: UUID) -> Manifest:
    try:
        return queries.manifest_for(request.actor, key)
    except Manifest.DoesNotExist as error:
        raise Http404 from error
