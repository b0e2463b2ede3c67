"""The public pages of open figures: a period with every agency, an agency through the months, both as data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page, unless_known
from tinhso.base.spreadsheets import BOM
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.disclosures import reading, tables
from tinhso.engines.disclosures.models import Edition
from tinhso.engines.disclosures.opened import open_figures
from tinhso.engines.disclosures.places import Row, rows_on
from tinhso.engines.indicators.api import Period, name_period, read_period, write_period

SECONDS = 300
AGENCY_MONTHS = 13


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """The newest month that was published."""
    newest = reading.editions()
    if not newest:
        return page(request, "disclosures/nothing.html", next_on=_next_on(clock.today()))
    return _period(request, Period.month(newest[0].month.year, newest[0].month.month), newest)


@require_GET
def period(request: HttpRequest, period: str) -> HttpResponse:
    """A month, a quarter or a year; ``?ban=`` shows a month as an earlier edition had it."""
    return _period(request, _read(period), reading.editions())


@require_GET
def data(request: HttpRequest, period: str, form: str) -> HttpResponse:
    """The same cells as a table for machines."""
    asked = _read(period)
    months = _months(asked)
    upto = _edition(request)
    edited = _of(reading.editions(months), upto)
    if not edited:
        raise Http404
    found = _tables(asked, months, upto)
    rows = tables.as_data(found, write_period(asked), edited[0] if len(months) == 1 else None)
    return _data(request, rows, form, f"so-lieu-mo-{write_period(asked)}")


@require_GET
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency month by month, with what was revised."""
    office = _office(code)
    by_month, editions = _by_month(office)
    if not by_month:
        return page(request, "disclosures/nothing.html", office=office, next_on=_next_on(clock.today()))
    seen = _unchanged(request, editions, office.code)
    if isinstance(seen, HttpResponseNotModified):
        return seen
    groups = [table.group for table in by_month[0][1]]
    answer = page(
        request, "disclosures/agency.html", office=office,
        tables=[(group, [(name_period(month), write_period(month), found[n].lines[0]) for month, found in by_month])
                for n, group in enumerate(groups)],
        revisions=_revisions([month.first for month, _found in by_month], office),
    )  # fmt: skip
    return _kept(request, answer, seen)


@require_GET
def agency_data(request: HttpRequest, code: str, form: str) -> HttpResponse:
    office = _office(code)
    by_month, editions = _by_month(office)
    newest: dict[date, Edition] = {}
    for edition in editions:
        newest.setdefault(edition.month, edition)
    rows = [row for month, found in by_month
            for row in tables.as_data(found, write_period(month), newest.get(month.first))]  # fmt: skip
    return _data(request, rows, form, f"so-lieu-mo-{office.code}")


def _period(request: HttpRequest, asked: Period, every: Sequence[Edition]) -> HttpResponse:
    months = _months(asked)
    upto = _edition(request)
    here = [edition for edition in every if edition.month in months]
    shown = _of(here, upto)
    if not shown:
        raise Http404
    seen = _unchanged(request, every, f"{write_period(asked)} {upto}")
    if isinstance(seen, HttpResponseNotModified):
        return seen
    answer = page(
        request, "disclosures/period.html", period=name_period(asked), address=write_period(asked),
        tables=_tables(asked, months, upto), edition=shown[0] if len(months) == 1 else None, editions=here,
        is_month=len(months) == 1, is_old=upto is not None and shown[0] != here[0],
        missing=[month for month in months if month not in {one.month for one in here}],
        choices=_choices(every), revisions=_revisions(months), next_on=_next_on(clock.today()),
        figures=open_figures(),
    )  # fmt: skip
    return _kept(request, answer, seen)


def _tables(asked: Period, months: list[date], upto: int | None) -> list[tables.Table]:
    rows = rows_on(asked.last)
    if rows is None:
        raise Http404
    cells = reading.told(reading.latest(months, upto=upto), months)
    return tables.tables(rows.every, cells)


def _by_month(office: Office) -> tuple[list[tuple[Period, list[tables.Table]]], list[Edition]]:
    """The tables of one agency for each published month, the newest first."""
    editions = reading.editions()
    months = list(dict.fromkeys(edition.month for edition in editions))[:AGENCY_MONTHS]
    cells = reading.latest(months, office=office.pk) if months else []
    found = []
    for month in months:
        told = reading.told([cell for cell in cells if cell.edition.month == month], [month])
        if told:
            found.append((Period.month(month.year, month.month), tables.tables([Row(office)], told)))
    return found, editions


def _revisions(months: list[date], office: Office | None = None) -> list[dict[str, object]]:
    """The log of what was told otherwise before, with the figures that a series is part of."""
    found = reading.revisions(months, office=office.pk if office else None)[:200]
    names: dict[int, list[str]] = {}
    for figure in open_figures():
        if figure.over is None:
            names.setdefault(figure.of, []).append(str(figure.indicator.name))
        else:
            names.setdefault(figure.of, []).append(_("%(figure)s (numerator)") % {"figure": figure.indicator.name})
            names.setdefault(figure.over, []).append(_("%(figure)s (denominator)") % {"figure": figure.indicator.name})
    offices = reading.offices_by_key({one.place[0] for one in found})
    return [
        {
            "month": name_period(Period.month(one.month.year, one.month.month)),
            "what": names[one.series][0],
            "office": tables.name(Row(offices[one.place[0]], one.place[1])),
            "before": one.before, "after": one.after, "number": one.number, "at": one.at,
        }
        for one in found
        if one.series in names
    ]  # fmt: skip


def _choices(every: Sequence[Edition]) -> list[tuple[str, str]]:
    """(address, name) of every month, quarter and year of which something was published."""
    months = list(dict.fromkeys(edition.month for edition in every))
    periods = [Period.month(month.year, month.month) for month in months]
    periods += dict.fromkeys(Period.quarter(month.year, (month.month + 2) // 3) for month in months)
    periods += dict.fromkeys(Period.whole_year(month.year) for month in months)
    return [(write_period(one), name_period(one)) for one in periods]


def _months(asked: Period) -> list[date]:
    """The closed months of a period; of a running one those so far."""
    return [month for month in tables.months_of(asked.first, asked.end) if _next(month) <= clock.today()]


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _next_on(today: date) -> date:
    """The day on which the running month is published."""
    return _next(today.replace(day=1))


def _read(text: str) -> Period:
    try:
        return read_period(text)
    except Refused as error:
        raise Http404 from error


def _edition(request: HttpRequest) -> int | None:
    text = request.GET.get("ban", "")
    return int(text) if text.isdigit() and len(text) < 5 else None


def _of(editions: Sequence[Edition], upto: int | None) -> list[Edition]:
    return [edition for edition in editions if upto is None or edition.number <= upto]


def _office(code: str) -> Office:
    try:
        found = directory.office_by_code(code)
    except Refused as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def _data(request: HttpRequest, rows: list[dict[str, object]], form: str, name: str) -> HttpResponse:
    if form == "json":
        text = json.dumps(
            {"licence": "CC BY 4.0", "suppressed_below": 5, "definitions": _definitions(), "rows": rows},
            ensure_ascii=False,
        )
        answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    else:
        out = io.StringIO()
        out.write(BOM)
        writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [])
        writer.writeheader()
        writer.writerows(rows)
        answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return unless_known(request, answer, SECONDS)


def _definitions() -> list[dict[str, str]]:
    return [
        {"figure": one.indicator.code, "name": str(one.indicator.name), "definition": str(one.indicator.definition),
         "law": str(one.indicator.law)}
        for one in open_figures()
    ]  # fmt: skip


def _unchanged(request: HttpRequest, editions: Sequence[Edition], what: str) -> HttpResponse:
    """304 where an anonymous reader has this page already; otherwise an answer that carries the tag only."""
    newest = editions[0].pk if editions else ""
    text = f"{newest} {len(editions)} {what} {get_language()} {request.COOKIES.get('theme', '')} {clock.today()}"
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    is_known = tag in request.headers.get("If-None-Match", "") and not request.user.is_authenticated
    answer: HttpResponse = HttpResponseNotModified() if is_known else HttpResponse()
    answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
    return answer


def _kept(request: HttpRequest, answer: HttpResponse, seen: HttpResponse) -> HttpResponse:
    """A reader without account keeps the page and asks only whether it is still so; of others nothing is kept."""
    if not request.user.is_authenticated:
        answer["ETag"], answer["Cache-Control"] = seen["ETag"], seen["Cache-Control"]
    return answer
