"""The rows of open figures: the agencies under the province's People's Committee, that committee alone, the total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office


@dataclass(frozen=True)
class Row:
    """An office, ``whole`` with all under it or alone; the total is the top office as a whole."""

    office: Office
    whole: bool = True

    @property
    def key(self) -> tuple[object, bool]:
        return self.office.pk, self.whole


@dataclass(frozen=True)
class Rows:
    """``parts`` add up to ``total``."""

    total: Row
    parts: tuple[Row, ...]

    @property
    def every(self) -> tuple[Row, ...]:
        """The total and its parts."""
        return self.total, *self.parts


def rows_on(day: date) -> Rows | None:
    """The rows as the agencies were on a day; None where the province had none yet."""
    top = directory.top_office(day)
    if top is None:
        return None
    children = Office.objects.on(day).filter(parent=top).order_by("-kind", "code")  # departments, then communes
    return Rows(Row(top), (Row(top, whole=False), *(Row(office) for office in children)))
