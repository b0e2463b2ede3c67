"""The signed papers of a dossier, for programs that may have them: results, receipts, letters to the applicant."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Header, Router, Schema

from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.clients.api import BYTES, Page, Scoped, ranged
from tinhso.engines.clients.models import Client
from tinhso.engines.events import api as events
from tinhso.engines.files import api as files
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.services.rest.dossiers import Code
from tinhso.systems.services.rest.reading import is_its_own, whole_for
from tinhso.systems.services.rest.scopes import PAPERS, PERSONAL

router = Router(tags=["Dossiers"])
READERS = Scoped(PAPERS)
LOOKED = timedelta(hours=1)


class PaperRow(Schema):
    id: UUID
    kind: str
    name: str
    number: str
    issued_at: datetime
    state: str
    size: int
    sha256: str
    href: str


class PaperPage(Page[PaperRow]):
    pass


@router.get(
    "dossiers/{code}/papers", response=PaperPage, auth=READERS, operation_id="papers", summary="Papers of a dossier"
)
def index(request: HttpRequest, code: Code) -> Any:
    """Those that are signed and meant for the applicant: the receipt, letters, the result."""
    case = _case(request.client, code)  # type: ignore[attr-defined]
    return PaperPage(items=[_row(case, paper) for paper in _ready(case)], next=None)


@router.get(
    "dossiers/{code}/papers/{paper}",
    auth=READERS,
    operation_id="paper",
    summary="A signed paper",
    openapi_extra={"responses": BYTES},
)
def one(
    request: HttpRequest,
    code: Code,
    paper: UUID,
    range: Annotated[str, Header(alias="Range", max_length=100, description="`bytes=0-1023`: only a part.")] = "",  # noqa: A002
) -> HttpResponse:
    """The PDF, byte for byte as it was signed. Every download is written down; parts of one within the hour once."""
    client: Client = request.client  # type: ignore[attr-defined]
    case = _case(client, code)
    found = next((each for each in _ready(case) if each.pk == paper), None)
    if found is None or found.file is None:
        raise Http404
    file = files.readable(found.file)
    if events.last_look(case.pk, by=client.actor, since=clock.now() - LOOKED) is None:
        events.looked(case, by=client.actor, data_class="secret", reason=f"API: {client.purpose}"[:300])
    return ranged(request, files.read(file), content_type=file.content_type, name=file.name, digest=file.sha256)


def _case(client: Client, code: str) -> Case:
    """The case, if its papers are this client's to have. Raises Case.DoesNotExist."""
    case = whole_for(client, code).case
    if not (is_its_own(case, client) or PERSONAL in client.scopes):
        raise Case.DoesNotExist
    return case


def _ready(case: Case) -> list[Paper]:
    return [paper for paper in papers.of(case.pk) if paper.is_ready and paper.owner == case.owner]


def _row(case: Case, paper: Paper) -> PaperRow:
    assert paper.file is not None
    return PaperRow(
        id=paper.pk, kind=paper.kind, name=str(paper.declared.name), number=paper.code,
        issued_at=clock.local(paper.issued_at), state=papers.state(paper)[0], size=paper.file.size,
        sha256=paper.file.sha256, href=f"/api/v1/dossiers/{case.code}/papers/{paper.pk}",
    )  # fmt: skip
