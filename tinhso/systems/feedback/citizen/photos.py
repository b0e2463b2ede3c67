"""Photos of a draft as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.citizen.flow import Flow
from tinhso.systems.feedback.models import DraftPhoto


@dataclass(frozen=True)
class Row:
    """``url`` shows the photo to whoever writes; "" until the scanner has looked at it."""

    key: str
    name: str
    url: str


def rows_of(flow: Flow) -> list[Row]:
    """The photos of a draft in the order in which they came."""
    return [row_of(photo, flow) for photo in flow.reading.photos]


def row_of(photo: DraftPhoto, flow: Flow) -> Row:
    """One of them."""
    is_clean = photo.file.scan == File.Scan.CLEAN
    return Row(photo.key, photo.file.name, files.link(photo.file, flow.by, page=1) if is_clean else "")
