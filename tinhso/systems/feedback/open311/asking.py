"""What a client asks of the published reports, read from the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime

from tinhso.base import clock
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.open311.faults import Fault

MOST = 1000  # requests of one answer
SPAN = timedelta(days=90)
STATUSES = {"open": True, "closed": False}


@dataclass(frozen=True)
class Asked:
    """``codes`` overrides everything else, as the standard has it. ``size`` reports from the ``page``-th slice on."""

    codes: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    start: datetime | None = None
    end: datetime | None = None
    updated_after: datetime | None = None
    page: int = 1
    size: int = MOST

    def found(self) -> QuerySet[Publication]:
        """The newest first; one more than ``size`` where there is more."""
        rows = Publication.objects.select_related("category__parent", "area__parent", "office")
        if self.codes:
            return rows.filter(code__in=self.codes[:MOST]).order_by("-reported_at", "-report")
        if self.services:
            rows = rows.filter(category__in=self.services)
        if self.statuses:
            rows = rows.filter(is_open__in=[STATUSES[each] for each in self.statuses])
        if self.start:
            rows = rows.filter(reported_at__gte=self.start)
        if self.end:
            rows = rows.filter(reported_at__lte=self.end)
        if self.updated_after:
            rows = rows.filter(updated_at__gte=self.updated_after)
        first = (self.page - 1) * self.size
        return rows.order_by("-reported_at", "-report")[first : first + self.size + 1]

    def updated(self) -> QuerySet[Publication]:
        """Reports with a state within the time, of which each tells all of its own."""
        if self.codes or not self.start:
            return self.found()
        rows = Publication.objects.select_related("office", "category").filter(updated_at__gte=self.start)
        return rows.order_by("updated_at", "report")[: self.size]


def asked(query: QueryDict) -> Asked:
    """Raises Fault 400 for what cannot be read and for more than 90 days, 404 for another jurisdiction."""
    jurisdiction(query)
    codes = _several(query, "service_request_id")
    statuses = _several(query, "status")
    if not set(statuses) <= set(STATUSES):
        raise Fault(400, "status is open or closed.")
    start, end = _moment(query, "start_date"), _moment(query, "end_date")
    updated = _moment(query, "updated_after")
    if start and end and not (start <= end <= start + SPAN):
        raise Fault(400, "start_date and end_date may span 90 days at most, the earlier first.")
    if not updated:  # without any, the last 90 days
        end = end or (min(start + SPAN, clock.now()) if start else None)
        start = start or (end or clock.now()) - SPAN
    return Asked(
        codes=codes,
        services=_several(query, "service_code"),
        statuses=statuses,
        start=start,
        end=end,
        updated_after=updated,
        page=_number(query, "page", 1, 100_000),
        size=_number(query, "page_size", MOST, MOST),
    )


def jurisdiction(query: QueryDict) -> None:
    """One server, one province: whoever names another gets 404, whoever names none is right too."""
    named = query.get("jurisdiction_id", "")
    if named and named != ours():
        raise Fault(404, f"The jurisdiction_id {named} was not found.")


def ours() -> str:
    """The province's host name, as the standard proposes."""
    return urlsplit(settings.BASE_URL).hostname or ""


def _several(query: QueryDict, name: str) -> list[str]:
    return [part.strip() for part in query.get(name, "").split(",") if part.strip()]


def _moment(query: QueryDict, name: str) -> datetime | None:
    text = query.get(name, "").replace(" ", "+")  # a plus that was not escaped
    if not text:
        return None
    try:
        found = parse_datetime(text)
        if found is None and (day := parse_date(text)):
            found = clock.at(day.year, day.month, day.day)
    except ValueError:
        found = None
    if found is None:
        raise Fault(400, f"{name} is a W3C date and time, such as 2026-11-22T08:00:00+07:00.")
    return found if found.tzinfo else found.replace(tzinfo=clock.now().tzinfo)


def _number(query: QueryDict, name: str, default: int, most: int) -> int:
    text = query.get(name, "") or str(default)
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise Fault(400, f"{name} is a whole number from 1 to {most}.")
    return int(text)
