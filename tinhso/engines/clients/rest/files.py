"""Files: sent by themselves, looked at and scanned, then named by what is handed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import File as Sent
from ninja import Router, Schema, Status
from ninja.files import UploadedFile

from tinhso.base.errors import Refused
from tinhso.engines.clients.rest.speaking import Scoped
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File

router = Router(tags=["Files"])
ACCEPT = files.Accept((files.PDF, files.PNG, files.JPEG, files.DOCX, files.ZIP), 20 * 2**20)


class Stored(Schema):
    id: UUID
    name: str
    type: str
    size: int
    sha256: str
    scan: Literal["waiting", "clean", "infected", "unscannable"]
    created_at: datetime


@router.post(
    "files", response={201: Stored}, auth=Scoped("files.upload"), operation_id="send_file", summary="Send a file"
)
def send_file(request: HttpRequest, response: HttpResponse, file: UploadedFile = Sent(...)) -> Any:  # type: ignore[type-arg]  # noqa: B008
    """PDF, PNG, JPEG, DOCX or ZIP, at most 20 MB. Its type is known by its content, and a scanner looks at it before
    anybody opens it; an infected file is never attached."""
    stored = files.store(file, name=file.name or "", owner=request.actor.subject, accept=ACCEPT)  # type: ignore
    response["Location"] = f"/api/v1/files/{stored.pk}"
    return Status(201, _row(stored))


@router.get(
    "files/{file}", response=Stored, auth=Scoped("files.upload"), operation_id="file", summary="One of one's own files"
)
def file(request: HttpRequest, file: UUID) -> Any:
    """What became of it: whether it has been scanned."""
    return _row(File.objects.get(pk=file, owner=request.actor.subject))  # type: ignore[attr-defined]


def own_file(owner: int, key: UUID, field: str) -> File:
    """A file that this subject has sent and that may be attached. Raises Refused beside ``field``."""
    found = File.objects.filter(pk=key, owner=owner).first()
    if found is None:
        raise Refused(_("There is no such file. Send it first."), field=field)
    if found.scan in (File.Scan.INFECTED, File.Scan.UNSCANNABLE):
        raise Refused(_("The scanner does not let this file pass. Send another one."), field=field)
    return found


def _row(stored: File) -> Stored:
    return Stored(
        id=stored.pk,
        name=stored.name,
        type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
        scan=stored.scan,  # type: ignore[arg-type]
        created_at=stored.created_at,
    )
