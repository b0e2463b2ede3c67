"""Published reports for programs, read only: what everybody may read, as everybody reads it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from tinhso.base import clock
from tinhso.engines.clients.api import Cursor, Limit, Page, cursor_of, place_in
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public import queries

router = Router(tags=["1022"])


class Report(Schema):
    code: str
    category: str
    text: str
    place: str
    area: str | None
    office: str | None
    lat: float | None = Field(description="As exactly as the category lets everybody know.")
    lng: float | None
    is_open: bool
    reported_at: datetime
    due_at: datetime | None
    answered_at: datetime | None
    answer: str
    supporters: int
    rating: int | None


class ReportPage(Page[Report]):
    pass


@router.get("reports", response=ReportPage, operation_id="reports", summary="Published reports to 1022")
def reports(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    q: Annotated[str, Query(max_length=120, description="Words, with or without diacritics.")] = "",
    category: Annotated[str, Query(max_length=40)] = "",
    open: Annotated[bool | None, Query(description="Only open, or only settled ones.")] = None,  # noqa: A002
    since: date | None = None,
    until: date | None = None,
) -> Any:
    """The newest first, moderated, without whoever reported."""
    days = [day if day is not None and 1975 <= day.year <= 2200 else None for day in (since, until)]
    wanted = queries.Wanted(words=q, category=category, is_open=open, since=days[0], until=days[1])
    found = queries.newest(wanted, after=place_in(cursor, str) or "", n=limit)
    items = [_row(one) for one in found[:limit]]
    return ReportPage(items=items, next=cursor_of(found[limit - 1].code) if len(found) > limit else None)


@router.get("reports/{code}", response=Report, operation_id="report", summary="One published report")
def report(request: HttpRequest, code: Annotated[str, Path(max_length=50)]) -> Any:
    """What became of it."""
    found = queries.publication(code)
    if found is None:
        raise Http404
    return _row(found)


def _row(one: Publication) -> Report:
    return Report(
        reported_at=clock.local(one.reported_at), due_at=clock.local(one.due_at) if one.due_at else None,
        answered_at=clock.local(one.answered_at) if one.answered_at else None,
        code=one.code, category=str(one.category), text=one.text, place=one.place, lat=one.lat, lng=one.lng,
        area=str(one.area) if one.area else None, office=one.office.name if one.office else None, is_open=one.is_open,
        answer=one.answer, supporters=one.supporters, rating=one.score,
    )  # fmt: skip
