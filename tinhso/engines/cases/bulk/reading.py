"""A batch as its page shows it, and the cases that were chosen for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from tinhso.engines.access import api as access
from tinhso.engines.cases.bulk.act import act_named
from tinhso.engines.cases.kinds import url_of
from tinhso.engines.cases.models import Batch, BatchRow, Case
from tinhso.engines.events.api import Actor


@dataclass(frozen=True)
class Line:
    row: BatchRow
    title: str
    url: str


@dataclass(frozen=True)
class Shown:
    """``lines`` in the order in which they were chosen; once all are through, what failed stands first."""

    batch: Batch
    name: str | Promise
    lines: list[Line]

    def count(self, state: str) -> int:
        return sum(line.row.state == state for line in self.lines)

    @property
    def done(self) -> int:
        return self.count(BatchRow.State.DONE)

    @property
    def failed(self) -> int:
        return self.count(BatchRow.State.FAILED)

    @property
    def waiting(self) -> int:
        return self.count(BatchRow.State.WAITING)


def batch_for(actor: Actor, key: UUID) -> Shown:
    """One's own batch. Raises Batch.DoesNotExist for another's."""
    batch = Batch.objects.get(pk=key, subject=actor.subject, position=actor.position)
    rows = list(batch.rows.all())
    cases = chosen(actor, [row.code for row in rows])
    act = act_named(batch.act)
    lines = [
        Line(row, found.title if (found := cases.get(row.code)) else "", url_of(found) if found else "") for row in rows
    ]
    if all(row.state != BatchRow.State.WAITING for row in rows):
        lines.sort(key=lambda line: line.row.state != BatchRow.State.FAILED)
    return Shown(batch, act.name if act else batch.act, lines)


def chosen(actor: Actor, codes: Sequence[str]) -> dict[str, Case]:
    """Those of the cases that the reader may read, by their codes."""
    rows = Case.objects.filter(code__in=set(codes)).select_related("applicant", "office")
    return {case.code: case for case in access.only(actor, "cases.read", rows)}
