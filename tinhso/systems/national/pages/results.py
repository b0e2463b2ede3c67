"""Where the national portal fetches a signed result, for the citizen who filed there or looks it up there."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import HEADER, Untrusted, verify
from tinhso.engines.cases.models import Case, Decision
from tinhso.engines.events import api as events
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.national.portal.following import is_told

WHY = "the national portal fetches a result of a dossier that is exchanged with it"


@require_GET
def result(request: HttpRequest, paper: UUID) -> HttpResponse:
    """The signed file, to the portal alone: it signs the path. 401 otherwise, 404 for what is not its to have."""
    key = settings.PARTNERS.get("national", ("", ""))[1].encode()
    try:
        if not key:
            raise Untrusted("unsigned")
        verify(request.path.encode(), request.headers.get(HEADER, ""), key)
    except Untrusted as error:
        return JsonResponse({"error_code": "03", "error_message": error.reason}, status=401)
    with access.without_walls(WHY):
        file = _file(paper)
    answer = HttpResponse(files.read(file), content_type=file.content_type)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _file(paper: UUID) -> File:
    """The file of the decision in force; the look is written down. Raises Http404."""
    decision = Decision.objects.filter(paper=paper, recalled_at=None).select_related("paper__file").first()
    case = Case.objects.filter(pk=decision.case_id).first() if decision is not None else None
    if decision is None or decision.paper is None or decision.paper.file is None or case is None or not is_told(case):
        raise Http404
    events.looked(case, by=events.PLATFORM, data_class="secret", reason="Cổng Dịch vụ công quốc gia tải kết quả")
    return files.readable(decision.paper.file)
