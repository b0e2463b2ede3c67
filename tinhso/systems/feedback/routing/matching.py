"""Asking the table of rules: for one report with everything that came near, for many with the best rule alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from tinhso.base import clock
from tinhso.engines.calendars.api import next_working_moment, timetable_for
from tinhso.systems.feedback.models import Report

# Every rule in force beside every report that is asked about. "fits" says which conditions hold; the more exact rule is
# the one that names more: the kind of trouble before the field, the commune before the province, an answer, the hours.
_MATCH = """
WITH asked AS (
    SELECT * FROM jsonb_to_recordset(%(asked)s::jsonb)
        AS a(n integer, category text, parent text, area integer, areas integer[], off_hours boolean, answers text[])
), near AS (
    SELECT a.n, r.*, commune.id AS commune,
        r.category_id IS NULL OR r.category_id IN (a.category, a.parent) AS fits_category,
        r.area_id IS NULL OR r.area_id = ANY (a.areas) AS fits_area,
        r.off_hours IS NULL OR r.off_hours = a.off_hours AS fits_time,
        r.answer = '' OR r.answer = ANY (a.answers) AS fits_answer,
        NOT r.to_commune OR commune.id IS NOT NULL AS fits_place,
        ARRAY[
            CASE WHEN r.category_id = a.category THEN 2 WHEN r.category_id IS NOT NULL THEN 1 ELSE 0 END,
            CASE WHEN r.area_id = a.area THEN 2 WHEN r.area_id IS NOT NULL THEN 1 ELSE 0 END,
            (r.answer <> '')::integer, (r.off_hours IS NOT NULL)::integer
        ] AS exactness
    FROM asked a
    CROSS JOIN feedback_rule r
    LEFT JOIN LATERAL (
        SELECT o.id FROM directory_office o
        WHERE o.area_id = a.area AND o.kind = 'committee' AND o.valid_from <= %(day)s
          AND (o.valid_to IS NULL OR o.valid_to > %(day)s) ORDER BY o.code LIMIT 1
    ) AS commune ON true
    WHERE r.valid_from <= %(day)s AND (r.valid_to IS NULL OR r.valid_to > %(day)s)
), judged AS (
    SELECT *, fits_category AND fits_area AND fits_time AND fits_answer AND fits_place AS fits FROM near
)
"""
_ONE = (
    _MATCH
    + """
SELECT id, fits, fits_category, fits_area, fits_time, fits_answer, fits_place, is_direct,
    CASE WHEN to_commune THEN commune ELSE lead_id END AS lead,
    ARRAY(SELECT s.office_id FROM feedback_rule_supporting s WHERE s.rule_id = judged.id) AS supporting
FROM judged
WHERE fits OR (fits_category AND category_id IS NOT NULL) OR (fits_category AND fits_area AND fits_time AND fits_answer)
ORDER BY fits DESC, exactness DESC, "order", id LIMIT %(most)s
"""
)
_MANY = (
    _MATCH
    + """
SELECT DISTINCT ON (n) n, id, CASE WHEN to_commune THEN commune ELSE lead_id END AS lead
FROM judged WHERE fits ORDER BY n, exactness DESC, "order", id
"""
)
MOST = 12  # rules that an explanation names


@dataclass(frozen=True)
class Facts:
    """What the rules ask of a report; ``areas`` is its commune with every unit above."""

    n: int
    category: str
    parent: str | None
    area: int | None
    areas: list[int]
    off_hours: bool
    answers: list[str]


def facts_of(report: Report, n: int = 0, *, areas: dict[int, int | None] | None = None) -> Facts:
    """``areas`` maps a unit to the one above, where many reports are asked about."""
    case = report.case
    line = _line(case.area_id, areas) if areas is not None else _above(report)
    return Facts(
        n=n,
        category=report.category_id,
        parent=report.category.parent_id,
        area=case.area_id,
        areas=line,
        off_hours=is_off_hours(case.received_by_id, case.submitted_at),
        answers=[f"{name}={_plain(value)}" for name, value in report.answers.items()],
    )


def is_off_hours(office: Any, moment: datetime) -> bool:
    """Whether nobody of the office works at that moment."""
    return next_working_moment(timetable_for(office), moment) != moment


def near(facts: Facts, day: date | None = None) -> list[dict[str, Any]]:
    """Every rule that fits or at least is about this category, the one that counts first; one statement."""
    return _rows(_ONE, [facts], day, most=MOST)


def best(facts: Iterable[Facts], day: date | None = None) -> dict[int, tuple[Any, Any]]:
    """Number → the rule that counts and its lead, for many at once; one statement."""
    return {row["n"]: (row["id"], row["lead"]) for row in _rows(_MANY, facts, day)}


def _rows(sql: str, facts: Iterable[Facts], day: date | None, **more: int) -> list[dict[str, Any]]:
    asked = json.dumps([asdict(each) for each in facts])
    with connection.cursor() as cursor:
        cursor.execute(sql, {"asked": asked, "day": day or clock.today(), **more})
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _above(report: Report) -> list[int]:
    found, area = [], report.case.area
    while area is not None:
        found.append(area.pk)
        area = area.parent
    return found


def _line(area: int | None, areas: dict[int, int | None]) -> list[int]:
    found = []
    while area is not None and area not in found:
        found.append(area)
        area = areas.get(area)
    return found


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
