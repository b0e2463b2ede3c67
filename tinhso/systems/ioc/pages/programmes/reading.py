"""The list of programmes with their figures, and one programme with its tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import DAY_FIELD
from tinhso.systems.ioc.pages.programmes.shown import (
    AGENCY,
    STATE,
    AsOf,
    address,
    agencies,
    as_of,
    opened,
    shown,
    states_of,
    task_row,
)
from tinhso.systems.ioc.programmes import queries
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme
from tinhso.systems.ioc.programmes.queries import Tally
from tinhso.systems.ioc.programmes.standing import State


def found(actor: Actor | None, key: UUID) -> Programme:
    """Raises Http404 for a programme that is not there or not for ``actor``."""
    try:
        return queries.programme_for(actor, key)
    except Programme.DoesNotExist as error:
        raise Http404 from error


@require_GET
@official_required("indicators.view")
def programmes(request: HttpRequest) -> HttpResponse:
    """Those that concern the reader, the newest first, as they stand now or stood at the end of a day."""
    actor, when = request.actor, as_of(request)  # type: ignore[attr-defined]
    counted = queries.tallies(actor, when.moment)
    rows = [shown(one, counted.get(one.pk, Tally()), when) for one in queries.programmes_for(actor)]
    return page(
        request, "ioc/programmes/list.html",
        rows=[row for row in rows if when.day is None or row.tally.all], day=when.day, today=clock.today(),
        day_field=DAY_FIELD, may_write=request.may("ioc.plan"),  # type: ignore[attr-defined]
    )  # fmt: skip


@require_GET
@official_required
def programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Its tasks that the reader may see, by state and agency."""
    actor, when = request.actor, as_of(request)  # type: ignore[attr-defined]
    one = found(actor, key)
    every = queries.tasks_of(actor, one, when.moment)
    steers = queries.steers(actor, one)
    return page(
        request, "ioc/programmes/one.html",
        one=shown(one, queries.tallied(every), when), programme=one, steers=steers,
        document=opened(one.document, actor) if one.document else None,
        has_ended=one.ended_on is not None and one.ended_on <= (when.day or clock.today()),
        gives=steers and one.is_in_force(clock.today()), back=reverse("ioc:programmes"), here=address(one, when),
        **_chosen(request, every, when),
    )  # fmt: skip


@require_GET
@official_required("indicators.view")
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks of every programme that the reader may see, by state and agency."""
    when = as_of(request)
    every = queries.tasks_of(request.actor, None, when.moment)  # type: ignore[attr-defined]
    return page(
        request, "ioc/programmes/all_tasks.html", back=reverse("ioc:programmes"), here=reverse("ioc:tasks"),
        of_several=True, **_chosen(request, every, when),
    )  # fmt: skip


def _chosen(request: HttpRequest, every: Sequence[Assignment], when: AsOf) -> dict[str, Any]:
    """The rows that the filters leave, and the filters themselves."""
    state, agency = request.GET.get(STATE, ""), request.GET.get(AGENCY, "")
    wanted = set(states_of(state))
    rows = [
        task_row(task)
        for task in every
        if (not wanted or task.state in wanted) and (not agency or agency in dict(agencies([task])))
    ]
    groups = [("finished", pgettext("task", "finished")), ("open", pgettext("task", "not finished yet"))]
    return {
        "rows": rows,
        "states": [("", _("All tasks")), *groups, *State.choices],
        "state": state,
        "agencies": agencies(every),
        "agency": agency,
        "day": when.day,
        "today": clock.today(),
        "day_field": DAY_FIELD,
    }
