"""The scanner's pages: cover sheets, uploads, what became of each part."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.models import Case
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning import finding, uploading, verbs
from tinhso.systems.services.counter.scanning.drawing import cover_sheets
from tinhso.systems.services.counter.scanning.models import ScanBatch, ScanPart
from tinhso.systems.services.queries import dossier_for

RECEIVE = "cases.receive"


@require_GET
@never_cache
@official_required(RECEIVE)
def sheets(request: SignedIn, code: str) -> HttpResponse:
    """The cover sheets of a dossier's papers as PDF; ``?giay=`` names one of them."""
    try:
        case = dossier_for(request.actor, code).case
    except Case.DoesNotExist as error:
        raise Http404 from error
    wanted = request.GET.get("giay", "")
    rows = [row for row in verbs.give_sheets(case.pk, by=request.actor) if wanted in ("", row.paper)]
    if not rows:
        raise Http404
    answer = HttpResponse(cover_sheets(rows), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="to-bia-{case.code}.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
@never_cache
@official_required(RECEIVE)
def batches(request: SignedIn) -> HttpResponse:
    """The scanner's files of one's halls; POST takes new ones in."""
    halls = finding.halls_for(request.actor)
    problem, made = "", None
    if request.method == "POST":
        hall = next((office for office in halls if str(office.pk) == typed(request).get("hall", "")), None)
        if hall is None:
            raise Http404
        try:
            made = _take(request, hall)
        except Denied:
            raise
        except Refused as error:
            problem = str(error)
        if made is not None and not problem:
            return redirect("services:batch", made.pk)
    return page(
        request, "services/counter/batches.html", 422 if problem else 200, halls=halls, problem=problem,
        batches=finding.batches_of(halls), accept=files.PDFS,
    )  # fmt: skip


@require_GET
@never_cache
@official_required(RECEIVE)
def batch(request: SignedIn, key: UUID) -> HttpResponse:
    """One file: how far it is read, then what became of each part."""
    try:
        found = finding.batch(key, request.actor)
    except ScanBatch.DoesNotExist as error:
        raise Http404 from error
    rows = finding.parts_of(found, request.actor)
    left = [row for row in rows if row.part.waits]
    partly = request.headers.get("HX-Request")
    return page(
        request, "services/counter/batch_parts.html" if partly else "services/counter/batch.html", batch=found,
        rows=[row for row in rows if not row.part.waits], left=left,
        papers=finding.papers_waiting(found, request.actor) if left else [],
    )  # fmt: skip


@require_POST
@official_required(RECEIVE)
def settle(request: SignedIn, part: UUID, what: str) -> HttpResponse:
    """Attach a part by hand, or put it aside."""
    posted = typed(request)
    try:
        found = finding.batch_of(part, request.actor)
        if what == "gan":
            made = verbs.attach_by_hand(part, code=posted.get("code", "").strip(), paper=_key(posted), by=request.actor)
            messages.success(request, _("Attached: %(name)s") % {"name": made.paper.name if made.paper else ""})
        elif what == "bo":
            verbs.put_aside(part, by=request.actor)
        else:
            raise Http404
    except (ScanBatch.DoesNotExist, ScanPart.DoesNotExist, HandedPaper.DoesNotExist) as error:
        raise Http404 from error
    except Denied:
        raise
    except Refused as error:
        messages.warning(request, str(error))
    return redirect("services:batch", found.pk)


def _take(request: SignedIn, hall: Any) -> ScanBatch | None:
    """Every file that was sent, in the order of their names; the last one's batch is shown."""
    uploads = sorted(request.FILES.getlist("file"), key=lambda upload: upload.name or "")
    if not uploads:
        raise Refused(_("Choose the file that the scanner made."), field="file")
    made, known = None, 0
    for upload in uploads:
        content = _content(upload)
        made, is_new = uploading.take_batch(content, name=upload.name or "scan.pdf", hall=hall, by=request.actor)
        known += not is_new
    if known:
        said = ngettext(
            "%(n)d file had been sent before; nothing is attached twice.",
            "%(n)d files had been sent before; nothing is attached twice.", known,
        )  # fmt: skip
        messages.info(request, said % {"n": known})
    return made


def _content(upload: Any) -> bytes:
    """Raises Refused for what is too large, before it is in memory."""
    if (upload.size or 0) > files.PDFS.max_bytes:
        raise Refused(_("These pages are larger than 50 MB together. Scan them with fewer dots."), field="file")
    content: bytes = upload.read()
    return content


def _key(posted: Any) -> UUID | None:
    try:
        return UUID(posted.get("paper", ""))
    except ValueError:
        return None
