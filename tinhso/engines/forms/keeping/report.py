"""How far the catalogue is translated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhso.base import clock
from tinhso.engines.forms.keeping.texts import texts_of
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Line:
    """One procedure: its texts, and which of them have no English."""

    code: str
    name: str
    number: int
    valid_from: date
    total: int
    missing: int
    first_missing: tuple[str, ...]

    @property
    def done(self) -> float:
        return (self.total - self.missing) / self.total if self.total else 1.0


@dataclass(frozen=True)
class Report:
    """All lines, and their sums."""

    lines: list[Line]
    total: int
    missing: int

    @property
    def complete(self) -> int:
        return sum(not line.missing for line in self.lines)

    @property
    def done(self) -> float:
        return (self.total - self.missing) / self.total if self.total else 1.0


def report_of(*, only_missing: bool = False) -> Report:
    """The versions in force today; one query."""
    day = clock.today()
    versions = ProcedureVersion.objects.filter(published_at__isnull=False, valid_to=None, valid_from__lte=day)
    lines = [_line(version) for version in versions.select_related("procedure").order_by("-procedure__weight", "pk")]
    total, missing = sum(line.total for line in lines), sum(line.missing for line in lines)
    return Report([line for line in lines if line.missing or not only_missing], total, missing)


def _line(version: ProcedureVersion) -> Line:
    texts = texts_of(version.content)
    missing = [text for text in texts if not text.english.strip()]
    return Line(
        version.procedure.code,
        version.procedure.name,
        version.number,
        version.valid_from,
        len(texts),
        len(missing),
        tuple(text.vietnamese[:80] for text in missing[:3]),
    )
