"""A changed table is tried on the last reports before it counts, and asked for what it does not cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Category, Report
from tinhso.systems.feedback.routing.matching import Facts, best, facts_of
from tinhso.systems.feedback.routing.reading import areas

LAST = 1000


@dataclass(frozen=True)
class Moved:
    """A report that would go elsewhere."""

    code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Trial:
    asked: int
    moved: list[Moved]


class _Undo(Exception):
    pass


def dry_run(change: Callable[[], Any], *, by: Actor, last: int = LAST) -> Trial:
    """Which of the newest reports that ``by`` may read would go elsewhere after ``change``, which is taken back.

    Raises whatever the change raises.
    """
    keys = access.newest(by, "cases.read", _case_model(), n=4 * last)
    rows = Report.objects.filter(pk__in=keys).select_related("case", "category").order_by("-case_id")[:last]
    reports = list(rows)
    areas = dict(Area.objects.values_list("pk", "parent"))
    facts = [facts_of(report, n, areas=areas) for n, report in enumerate(reports)]
    before, after = best(facts), {}
    try:
        with transaction.atomic():
            change()
            after = best(facts)
            raise _Undo
    except _Undo:
        pass
    differ = [n for n in range(len(reports)) if _lead(before, n) != _lead(after, n)]
    names = {office.pk: office.name for office in Office.objects.filter(pk__in=_leads(before, after, differ))}
    return Trial(
        len(reports),
        [
            Moved(
                reports[n].case.code,
                reports[n].case.title,
                names.get(_lead(before, n), ""),
                names.get(_lead(after, n), ""),
            )
            for n in differ
        ],
    )


def uncovered() -> list[tuple[Category, str]]:
    """Open kinds of trouble for which no rule leads, by day or by night, in a commune that has its committee."""
    kinds = Category.objects.filter(is_open=True).exclude(openness=Category.Openness.ELSEWHERE)
    asked = list(kinds.exclude(pk__in=kinds.exclude(parent=None).values("parent")).select_related("parent"))
    committees = Office.objects.all().on(clock.today()).filter(kind=Office.Kind.COMMITTEE)
    communes = list(areas().filter(pk__in=committees.values("area")).values_list("pk", "parent")[:1])
    combinations: list[tuple[Category, str, Facts]] = []
    for category in asked:
        for off_hours, hours in ((False, "within"), (True, "outside")):
            area, parent = communes[0] if communes else (None, None)
            line = [key for key in (area, parent) if key is not None]
            number = len(combinations)
            facts = Facts(number, category.pk, category.parent_id, area, line, off_hours, [])
            combinations.append((category, hours, facts))
    covered = best([facts for _category, _hours, facts in combinations])
    return [(category, hours) for category, hours, facts in combinations if _lead(covered, facts.n) is None]


def _lead(found: dict[int, tuple[Any, Any]], number: int) -> Any:
    return found[number][1] if number in found else None


def _leads(before: dict[int, Any], after: dict[int, Any], numbers: list[int]) -> set[Any]:
    return {lead for n in numbers for lead in (_lead(before, n), _lead(after, n)) if lead}


def _case_model() -> Any:
    return Report._meta.get_field("case").related_model
