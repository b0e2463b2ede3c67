"""The ranking of offices in a period, by their own scores or the verified ones."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes import choices, shown
from tinhso.engines.indexes.cards import cards, items_of
from tinhso.engines.indexes.league import Placed, league
from tinhso.engines.indexes.marking import last_steps
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.units import as_units, compared_on, day_of
from tinhso.engines.indexes.views import ground
from tinhso.engines.indicators import api as indicators
from tinhso.ui.rows import Tab

KINDS = {"": Mark.Kind.OWN, "tham-dinh": Mark.Kind.VERIFIED}


@require_GET
@official_required(ground.VIEW)
def ranking(request: SignedIn, code: str) -> HttpResponse:
    """Every agency's place: all leaders see the places, a card opens for whoever may see its figures."""
    asked = ground.asked(request, code)
    chosen = request.GET.get("diem", "")
    kind = KINDS.get(chosen, Mark.Kind.OWN)
    tables: list[tuple[str, list[tuple[Placed, str, Step | None]]]] = []
    if asked.version is not None:
        offices = compared_on(day_of(asked.period))
        units = as_units(offices)
        steps = last_steps(asked.version, offices, indicators.write_period(asked.period))
        found = league(asked.version, units, cards(items_of(asked.version), units, asked.period), kind)
        reach = access.scopes(request.actor, ground.VIEW)
        tables = [
            (str(Office.Kind(name).label), [(row, _card(row, asked, reach), steps.get(row.office.pk)) for row in rows])
            for name, rows in found.items()
        ]
    here = reverse("indexes:ranking", args=[code])
    return page(
        request, "indexes/ranking.html", index=asked.index, version=asked.version, tables=tables,
        period=indicators.name_period(asked.period), chosen=indicators.write_period(asked.period),
        periods=choices.periods(asked.index, clock.today()), score=chosen,
        tabs=[
            Tab(_("Computed and self-scored"), shown.with_period(here, asked.period), kind == Mark.Kind.OWN),
            Tab(_("Verified"), shown.with_period(here, asked.period, diem="tham-dinh"), kind == Mark.Kind.VERIFIED),
        ],
    )  # fmt: skip


def _card(row: Placed, asked: ground.Asked, reach: frozenset[int]) -> str:
    """The address of the card; "" where the reader may not open it."""
    if reach.isdisjoint(directory.subjects_of(row.office)):
        return ""
    return shown.with_period(reverse("indexes:card", args=[asked.index.code, row.office.code]), asked.period)
