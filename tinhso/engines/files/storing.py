"""Storing: content that people bring is inspected and waits for the scanner; the platform's own does not."""

from __future__ import annotations

from django.core.files.base import File as DjangoFile
from django.db import transaction

from tinhso.engines.files import disk
from tinhso.engines.files.inspection import check_size, inspect, pictures
from tinhso.engines.files.kinds import DOCUMENTS, JPEG, PNG, WEBP, Accept, Kind
from tinhso.engines.files.models import File
from tinhso.engines.files.names import clean_name, ending_of
from tinhso.engines.files.scanning.jobs import scan


@transaction.atomic
def store(
    data: bytes | DjangoFile,  # type: ignore[type-arg]
    *,
    name: str = "",
    owner: int | None,
    accept: Accept = DOCUMENTS,
    strip: bool = False,
) -> File:
    """Keep what somebody brought: bytes or an upload, ``owner`` being their subject.

    ``strip`` takes out of pictures what the camera wrote into them. The scanner looks at it after the commit.
    Raises Refused (field ``file``) for content that is empty, too large, not accepted, disguised or active.
    """
    name = clean_name(name or getattr(data, "name", None) or "")
    content = data if isinstance(data, bytes) else _content(data, accept)
    kind = inspect(content, name, accept)
    if strip and kind in (PNG, JPEG, WEBP):
        content = pictures.without_camera_data(content)
    file = _make(content, name=name, kind=kind, owner=owner, scan=File.Scan.WAITING)
    scan.later(file=str(file.pk))
    return file


def _content(upload: DjangoFile, accept: Accept) -> bytes:  # type: ignore[type-arg]
    check_size(upload.size, accept)  # before a byte of it is in memory
    content = upload.read()
    return content if isinstance(content, bytes) else content.encode()


def keep_own(data: bytes, *, name: str, kind: Kind, owner: int | None = None) -> File:
    """Keep what the platform itself made, such as a rendered letter: it is not inspected and needs no scan."""
    return _make(data, name=clean_name(name), kind=kind, owner=owner, scan=File.Scan.CLEAN)


def _make(data: bytes, *, name: str, kind: Kind, owner: int | None, scan: File.Scan) -> File:
    # The content is on disk before the row: a crash in between leaves an orphan for the sweep, never a hole.
    return File.objects.create(
        sha256=disk.put(data),
        name=name if ending_of(name) else f"{name}.{kind.endings[0]}",
        content_type=kind.content_type,
        size=len(data),
        scan=scan,
        owner=owner,
    )
