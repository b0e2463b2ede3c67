"""Cases that were overdue at a moment that has passed, from what the events had told by then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.indicators.drilling import Line
from tinhso.engines.indicators.measures import Offices

# Of each case the last word by then: whether it was in hand, where, and by when it was due.
LATE = """
WITH told AS MATERIALIZED (
    SELECT e.id, e.recorded_at, e.subject, e.kind, e.sign, e.office, e.area, e.topic, e.channel,
        e.facts ->> 'due' AS due
    FROM events_event e WHERE e.kind = ANY(%s) AND e.recorded_at < %s AND e.facts @> %s),
last AS (SELECT DISTINCT ON (subject) * FROM told ORDER BY subject, recorded_at DESC, id DESC),
dated AS (
    SELECT DISTINCT ON (subject) subject, due::timestamptz AS due_at FROM told WHERE due IS NOT NULL
    ORDER BY subject, recorded_at DESC, id DESC),
late AS (SELECT * FROM last JOIN dated USING (subject) WHERE NOT (kind = ANY(%s) AND sign = 1))
SELECT {what} FROM late WHERE due_at < %s"""


@dataclass(frozen=True)
class LateThen:
    """The two sides of ``LateCases`` at ``moment``; one filter serves both."""

    kind: str
    moment: datetime

    def count(self, offices: Offices) -> Mapping[int, int]:
        """How many per office (*here* integers)."""
        return {office or 0: n for office, n in self._rows("office, count(*)", offices, "GROUP BY 1")}

    def drill(self, offices: Offices, after: str, n: int) -> Iterable[Line]:
        """The very cases, the longest overdue first."""
        more = ""
        values: list[Any] = []
        if after:
            moment, _, key = after.partition("_")
            try:
                values = [datetime.fromisoformat(moment), UUID(key)]
            except ValueError as error:
                raise Refused("This list was cut off; open it again from its figure.") from error
            more = "AND (due_at, subject) > (%s, %s) "
        found = self._rows(
            "due_at, subject, office, area, topic, channel", offices, f"{more}ORDER BY due_at, subject LIMIT %s",
            [*values, n],
        )  # fmt: skip
        for at, record, office, area, topic, channel in found:
            yield Line(
                at=at, kind="cases.accepted", model="cases.case", record=record, office=office, area=area,
                topic=topic, channel=channel, cursor=f"{at.isoformat()}_{record}",
            )  # fmt: skip

    def _rows(self, what: str, offices: Offices, end: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        sql = LATE.format(what=what) + (" AND office = ANY(%s) " if offices is not None else " ") + end
        told = [*cases.DATING, *cases.ENDING]
        given: list[Any] = [told, self.moment, json.dumps({"matter": self.kind}), list(cases.ENDING), self.moment]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*given, *([list(offices)] if offices is not None else []), *values])
            return list(cursor.fetchall())
