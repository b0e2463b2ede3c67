"""The whole catalogue as one file: the same bytes for the same content, and no key of this installation in it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.forms.everyday.queries import synonyms
from tinhso.engines.forms.procedures import LifeEvent, Sector
from tinhso.engines.forms.versions import ProcedureVersion

FORMAT = "tinhso-catalogue/2"
MOST_BYTES = 200 * 2**20  # unpacked
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that the format can name


@dataclass(frozen=True)
class Row:
    """One published version; ``valid_to`` is the first day on which it is no more."""

    valid_from: date
    valid_to: date | None
    content: dict[str, Any]


@dataclass(frozen=True)
class Archive:
    """Names by code, everyday words as pairs, versions by the procedure's code in the order of their days."""

    sectors: dict[str, dict[str, Any]] = field(default_factory=dict)
    life_events: dict[str, dict[str, Any]] = field(default_factory=dict)
    synonyms: list[tuple[str, str]] = field(default_factory=list)
    procedures: dict[str, list[Row]] = field(default_factory=dict)


def taken_out() -> Archive:
    """The catalogue as it stands: every published version with its days."""
    procedures: dict[str, list[Row]] = {}
    published = ProcedureVersion.objects.filter(published_at__isnull=False).order_by("procedure__code", "number")
    for code, first, last, content in published.values_list("procedure__code", "valid_from", "valid_to", "content"):
        procedures.setdefault(code, []).append(Row(first, last, content))
    return Archive(
        sectors={row.code: {"name": row.name, "order": row.order} for row in Sector.objects.all()},
        life_events={
            row.code: {"name": row.name, "summary": row.summary, "order": row.order} for row in LifeEvent.objects.all()
        },
        synonyms=sorted(synonyms().values_list("words", "means")),
        procedures=procedures,
    )


def pack(archive: Archive) -> bytes:
    """A zip with one file per procedure, so that two archives can be compared by any tool."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, value in _files(archive):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            file.writestr(info, json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    return packed.getvalue()


def unpack(packed: bytes) -> Archive:
    """Raises Refused for anything that is not such an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as file:
            if sum(info.file_size for info in file.infolist()) > MOST_BYTES:
                raise ValueError("too large")
            read = {info.filename: json.loads(file.read(info)) for info in file.infolist()}
        if read["catalogue.json"]["format"] != FORMAT:
            raise ValueError("another format")
        return Archive(
            sectors={str(code): dict(row) for code, row in read["sectors.json"].items()},
            life_events={str(code): dict(row) for code, row in read["life_events.json"].items()},
            synonyms=[(str(words), str(means)) for words, means in read["synonyms.json"]],
            procedures={
                str(value["code"]): [_row(row) for row in value["versions"]]
                for name, value in sorted(read.items())
                if name.startswith("procedures/")
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Refused(_("This file is not an archive of the catalogue."), field="archive") from None


def _files(archive: Archive) -> Iterator[tuple[str, Any]]:
    yield "catalogue.json", {"format": FORMAT, "procedures": len(archive.procedures)}
    yield "life_events.json", archive.life_events
    for code in sorted(archive.procedures):
        versions = [
            {
                "valid_from": row.valid_from.isoformat(),
                "valid_to": row.valid_to.isoformat() if row.valid_to else None,
                "content": row.content,
            }
            for row in archive.procedures[code]
        ]
        yield f"procedures/{code}.json", {"code": code, "versions": versions}
    yield "sectors.json", archive.sectors
    yield "synonyms.json", [list(row) for row in archive.synonyms]


def _row(row: dict[str, Any]) -> Row:
    last = row["valid_to"]
    return Row(date.fromisoformat(row["valid_from"]), date.fromisoformat(last) if last else None, dict(row["content"]))
