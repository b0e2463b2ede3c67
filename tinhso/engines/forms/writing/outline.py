"""All parts of a version as their writer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tinhso.engines.directory import api as directory
from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.places import places_of
from tinhso.engines.forms.versions import ProcedureVersion
from tinhso.engines.forms.writing.parts import PARTS, ListPart
from tinhso.engines.forms.writing.rows import mark_of
from tinhso.engines.forms.writing.saying import title_of, told
from tinhso.engines.forms.writing.sheets.whole import REACH
from tinhso.engines.forms.writing.tariff import with_tariff


@dataclass(frozen=True)
class Line:
    """One row: what it is called, what else it says, what is wrong with it."""

    mark: str
    title: str
    said: list[str]
    faults: list[str]


@dataclass(frozen=True)
class Outlined:
    part: ListPart
    lines: list[Line]


def outline(version: ProcedureVersion, findings: list[Finding]) -> list[Outlined]:
    """Every part, also those that are empty."""
    content = with_tariff(version.content, version.procedure.code, version.valid_from)
    rows = fields_of(content)
    return [
        Outlined(part, [
            Line(mark_of(place, row), title_of(part.code, row), told(part.code, row, content, rows),
                 _faults(part.code, place, row, findings))
            for place, row in enumerate(content.get(part.code, ()))
        ])
        for part in PARTS
    ]  # fmt: skip


def places_in_words(version: ProcedureVersion) -> list[str]:
    """Where papers are handed in, in the writer's words; until it is written here, what the pages say without it."""
    row = version.content.get("places")
    if row is None:
        return [place.name for place in places_of(version)]
    named = [office.name for code in row.get("offices", ()) if (office := directory.office_by_code(code))]
    said = [str(dict(REACH)[row["reach"]]), *named, in_language(row, "note")]
    return [one for one in said if one]


def _faults(part: str, place: int, row: dict[str, Any], findings: list[Finding]) -> list[str]:
    known = {f"{part}/{place}", f"{part}/{row.get('code', place)}"}
    return [one.sentence for one in findings if "/".join(one.where.split("/")[:2]) in known]
