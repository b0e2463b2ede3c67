"""One period of a regime: the delivered figures side by side, the exchange files, the lock."""

from __future__ import annotations

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import read_period
from tinhso.systems.reports import queries
from tinhso.systems.reports.collation import collate
from tinhso.systems.reports.content.checking import plain
from tinhso.systems.reports.pages.regimes import CHECK, DECLARE, found
from tinhso.systems.reports.sdmx import as_csv, as_json
from tinhso.systems.reports.telling import period_name
from tinhso.systems.reports.verbs.correcting import lock_period

SDMX = {
    "csv": (as_csv, "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"),
    "json": (as_json, "application/vnd.sdmx.data+json; version=2.0.0"),
}


@require_GET
@official_required(CHECK)
def period(request: HttpRequest, code: str, period: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    one = found(actor, code)
    shown = collate(one, period)
    return page(
        request,
        "reports/period.html",
        regime=one,
        sees_all=request.may(DECLARE),  # type: ignore[attr-defined]
        period=period,
        name=period_name(read_period(period)),
        shown=shown,
        rows=[
            (line, [text(v.value if v else None) for v in values], text(total)) for line, values, total in shown.rows
        ],
        locks=queries.owns(actor, one, "reports.approve") and shown.waiting,
    )


@require_GET
@official_required(CHECK)
def exchange(request: HttpRequest, code: str, period: str, form: str) -> HttpResponse:
    """The approved values of a period as SDMX."""
    one = found(request.actor, code)  # type: ignore[attr-defined]
    if form not in SDMX:
        raise Http404
    write, kind = SDMX[form]
    answer = HttpResponse(write(one, collate(one, period, approved=True)), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{one.code}-{period}.{form}"'
    return answer


@official_required("reports.approve")
@require_POST
def lock(request: HttpRequest, code: str, period: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    lock_period(found(actor, code).pk, period, by=actor)
    return redirect("reports:period", code, period)


def text(value: Decimal | None) -> str:
    return "–" if value is None else plain(value)
