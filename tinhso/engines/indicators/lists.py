"""The list page of a figure: its lines with the records they speak of, as far as the reader may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tinhso.base.registry import Text, event_kinds
from tinhso.engines.directory.api import offices_by_here
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.boards import record_links
from tinhso.engines.indicators.drilling import Line


@dataclass(frozen=True)
class ShownLine:
    """One line: ``title`` and ``url`` are empty where the reader may not see the record itself."""

    line: Line
    what: Text
    office: str
    title: str
    url: str

    @property
    def cursor(self) -> str:
        return self.line.cursor


def shown_lines(lines: Sequence[Line], actor: Actor | None) -> list[ShownLine]:
    """Lines with names; one statement for the offices and those of the records' own part."""
    by_model: dict[str, list[UUID]] = defaultdict(list)
    for line in lines:
        if line.record is not None:
            by_model[line.model].append(line.record)
    links = {key: link for model, ids in by_model.items() for key, link in record_links(model, ids, actor).items()}
    offices = offices_by_here({line.office for line in lines if line.office})
    kinds = event_kinds()
    return [
        ShownLine(
            line,
            kinds[line.kind].label if line.kind in kinds else line.kind,
            offices[line.office].name if line.office in offices else "",
            *(links.get(line.record, ("", "")) if line.record is not None else ("", "")),
        )
        for line in lines
    ]
