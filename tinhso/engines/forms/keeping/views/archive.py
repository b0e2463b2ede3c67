"""Taking the catalogue out, and bringing one in after looking at the difference."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64

from django import forms
from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.keeping.archive import pack, taken_out, unpack
from tinhso.engines.forms.keeping.bringing import bring_in, difference

SALT = "forms.archive"
MOST_MB = 5
KEPT = 3600  # seconds between looking at the difference and bringing it in


class ArchiveForm(forms.Form):
    """The file that another installation took out."""

    archive = forms.FileField(
        label=_("Archive of a catalogue"), help_text=_("A .zip that a catalogue was taken out into; at most 5 MB.")
    )


@official_required("forms.draft")
@require_http_methods(["GET", "POST"])
def archive(request: SignedIn) -> HttpResponse:
    """First the difference; with ``confirmed`` every new or changed procedure becomes a draft to be checked."""
    form = ArchiveForm(None if "held" in request.POST else request.POST or None, request.FILES or None)
    changes, held = None, ""
    try:
        if "held" in request.POST:
            done = bring_in(unpack(_opened(request.POST["held"])), by=request.actor)
            brought = sum(change.kind in ("new", "changed") for change in done)
            messages.success(request, gettext("%(n)s procedures wait for a check by another person.") % {"n": brought})
            return redirect("forms:keep")
        if request.method == "POST" and form.is_valid():
            packed = form.cleaned_data["archive"].read(MOST_MB * 2**20 + 1)
            if len(packed) > MOST_MB * 2**20:
                raise Refused(gettext("The file is larger than %(n)s MB.") % {"n": MOST_MB}, field="archive")
            changes = difference(unpack(packed))
            held = TimestampSigner(salt=SALT).sign(b64encode(packed).decode())
    except Refused as refused:
        form = ArchiveForm(request.POST or {}, request.FILES or None)
        form.add_error("archive", str(refused))
    return page(
        request, "forms/keeping/archive.html", status=422 if form.errors else 200,
        form=form, changes=[c for c in changes if c.kind != "same"] if changes is not None else None, held=held,
        same=sum(change.kind == "same" for change in changes or ()),
        some=any(change.kind in ("new", "changed") for change in changes or ()),
    )  # fmt: skip


@official_required("forms.draft")
@require_GET
def download(request: SignedIn) -> HttpResponse:
    """The same bytes as long as nothing changes."""
    answer = HttpResponse(pack(taken_out()), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="danh-muc-thu-tuc-{clock.today():%Y%m%d}.zip"'
    return answer


def _opened(held: str) -> bytes:
    """What this page itself gave out. Raises Refused for anything else."""
    try:
        return b64decode(TimestampSigner(salt=SALT).unsign(held, max_age=KEPT))
    except (BadSignature, NotBase64):
        raise Refused(gettext("Choose the file once more."), field="archive") from None
