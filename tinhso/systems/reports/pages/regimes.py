"""For the owner of regimes: all of them, and one with who has delivered and who has not."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.events.api import Actor
from tinhso.systems.reports import queries
from tinhso.systems.reports.matrix import Matrix, matrix, standing
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.states import state_word, tone
from tinhso.systems.reports.telling import address, period_name

CHECK, DECLARE = "reports.check", "reports.declare"
HEADINGS = ("Mã đơn vị", "Đơn vị", "Kỳ", "Hạn", "Gửi lúc", "Trạng thái", "Số lần đôn đốc", "Bước đôn đốc gần nhất")


@require_GET
@official_required(DECLARE)
def regimes(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    every = queries.regimes_for(actor)
    now = standing(every)
    return page(
        request,
        "reports/regimes.html",
        rows=[(one, now.get(one.pk, {})) for one in every],
    )


@require_GET
@official_required(CHECK)
def regime(request: HttpRequest, code: str) -> HttpResponse:
    """Offices by periods, and what is late with the steps of chasing it."""
    actor = request.actor  # type: ignore[attr-defined]
    one = found(actor, code)
    shown = matrix(one)
    return page(
        request,
        "reports/regime.html",
        regime=one,
        sees_all=request.may(DECLARE),  # type: ignore[attr-defined]
        columns=shown.columns,
        rows=[(office, [cell(each) for each in cells]) for office, cells in shown.rows],
        owing=[cell(each) for each in shown.owing()],
        locks=queries.owns(actor, one, "reports.approve"),
        declares=queries.owns(actor, one, "reports.declare"),
    )


@require_GET
@official_required(CHECK)
def table(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a table for a spreadsheet: one row for each office and period."""
    one = found(request.actor, code)  # type: ignore[attr-defined]
    answer = HttpResponse("\ufeff" + _csv(matrix(one, n=12)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{one.code}.csv"'
    return answer


def found(actor: Actor, code: str) -> Regime:
    try:
        return queries.regime_for(actor, code)
    except Regime.DoesNotExist as error:
        raise Http404 from error


def cell(one: Any) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "one": one, "url": address(one), "period": period_name(one.lasts), "word": state_word(one), "tone": tone(one),
    }  # fmt: skip


def _csv(shown: Matrix) -> str:
    out = StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADINGS)
    for office, cells in shown.rows:
        for column, one in zip(shown.columns, cells, strict=True):
            if one is not None:
                given = f"{clock.local(one.delivered_at):%d/%m/%Y %H:%M}" if one.delivered_at else ""
                due = f"{clock.local(one.due_at):%d/%m/%Y %H:%M}"
                steps = [one.steps, "" if one.last_step is None else f"{one.last_step:+}"]  # type: ignore[attr-defined]
                sheet.writerow([office.code, office.name, column.name, due, given, state_word(one), *steps])
    return out.getvalue()
