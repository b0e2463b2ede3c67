"""Looking at content before it is stored: what it is, and whether it is only that.

``inspect`` answers the kind and the bytes to keep, or raises ``Refused`` with a sentence for the person.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.files.inspection import archives, foreign, pdfs, pictures
from tinhso.engines.files.kinds import DOCX, JPEG, PDF, PNG, WEBP, XLSX, ZIP, Accept, Kind
from tinhso.engines.files.names import ending_of

_CHECKS: dict[Kind, Callable[[bytes], None]] = {
    PDF: pdfs.check,
    PNG: pictures.check,
    JPEG: pictures.check,
    WEBP: pictures.check,
    DOCX: archives.check,
    XLSX: archives.check,
    ZIP: archives.check,
}


def inspect(data: bytes, name: str, accept: Accept) -> Kind:
    """The kind of ``data``, if it is acceptable here, agrees with its name and holds nothing that acts."""
    check_size(len(data), accept)
    kind = foreign.kind_by_content(data)
    allowed = ", ".join(str(k.label) for k in accept.kinds)
    if kind is None:
        raise Refused(foreign.sentence(data, allowed), field="file")
    if kind not in accept.kinds:
        raise Refused(
            _("This file is a %(kind)s. Please send one of these: %(allowed)s.")
            % {"kind": kind.label, "allowed": allowed},
            field="file",
        )
    ending = ending_of(name)
    if ending and ending not in kind.endings:
        raise Refused(
            _("The name ends in “.%(ending)s” but the content is a %(kind)s. Please check that this is the right file.")
            % {"ending": ending, "kind": kind.label},
            field="file",
        )
    foreign.refuse_polyglot(data, kind)
    _CHECKS[kind](data)
    return kind


def check_size(size: int, accept: Accept) -> None:
    """Refuse an empty file and one that is too large."""
    if size == 0:
        raise Refused(_("The file is empty. Please choose it again."), field="file")
    if size > accept.max_bytes:
        raise Refused(
            _("The file has %(size)s MB; at most %(limit)s MB can be sent. Please scan it at a lower resolution.")
            % {"size": -(-size // 2**20), "limit": accept.max_bytes // 2**20},
            field="file",
        )
