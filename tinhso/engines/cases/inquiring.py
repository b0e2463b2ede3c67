"""What was asked of other agencies and who has answered, as the page of a case shows it."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.cases.models import Case, Consultation, Inquiry


@dataclass(frozen=True)
class Asked:
    """One question with its answers; ``inquiry`` is None for what was asked before questions had rules."""

    inquiry: Inquiry | None
    question: str
    rows: list[Consultation]

    @property
    def answered(self) -> int:
        return sum(row.answered_at is not None for row in self.rows)

    @property
    def needed(self) -> int:
        return self.inquiry.needed(len(self.rows)) if self.inquiry is not None else 0

    @property
    def holds_up(self) -> bool:
        return self.inquiry is not None and self.inquiry.holds_up


def asked_of(case: Case) -> list[Asked]:
    """Every question of a case, the newest first, in one query."""
    rows = case.consultations.select_related("inquiry", "office", "task__done_by__person__party").order_by("at", "id")
    grouped: dict[object, list[Consultation]] = {}
    for row in rows:
        grouped.setdefault(row.inquiry_id or row.pk, []).append(row)
    found = [Asked(some[0].inquiry, some[0].question, some) for some in grouped.values()]
    return sorted(found, key=lambda one: one.rows[0].at, reverse=True)
