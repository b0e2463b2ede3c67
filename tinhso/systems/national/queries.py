"""What the pages of the link show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Acceptance, Door, Procedure
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.linkages import Linkage
from tinhso.systems.national.mirrors import Mirror, Mirroring
from tinhso.systems.national.reconciling.comparing import REASONS
from tinhso.systems.national.reconciling.runs import Reconciliation
from tinhso.systems.national.wishes import Wish

LIMIT = 100
DAYS_SHOWN = 30
WHY = "whoever sees to the link sees which dossiers are not in step, by their codes"


@dataclass(frozen=True)
class Line:
    """One linked system: its open linkage, and how its deliveries stand."""

    system: str
    name: str
    linkage: Linkage | None
    waiting: int
    given_up: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Differing:
    """One dossier that is not in step, with the reasons in words."""

    case: Case
    counterpart: Counterpart
    reasons: tuple[str, ...]
    url: str


def door_in_force(day: date | None = None) -> Door | None:
    """The province's own row."""
    return _in_force(Door.objects.filter(procedure=None), day).first()


def doors() -> list[Door]:
    """All that was and is in force, the newest first."""
    return list(Door.objects.select_related("procedure").order_by("-valid_from", "-set_at")[:LIMIT])


def acceptances(day: date | None = None) -> list[Acceptance]:
    """The rules on channels that hold or will hold, by procedure."""
    day = day or clock.today()
    rows = Acceptance.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day)).select_related("procedure")
    return list(rows.order_by("procedure__code", "valid_from")[:LIMIT])


def lines() -> list[Line]:
    """The national portal and the ministries' systems."""
    linked = {linkage.system: linkage for linkage in Linkage.objects.filter(until=None)}
    standing = {line.adapter.code: line for line in adapters.lines()}
    return [
        Line(
            system,
            capfirst(str(name)),
            linked.get(system),
            standing[system].waiting,
            standing[system].given_up,
            tuple(standing[system].line.problems),
        )
        for system, name in Linkage.System.choices
    ]


def last_run() -> Reconciliation | None:
    return Reconciliation.objects.first()


def counts() -> dict[str, int]:
    """How many dossiers are exchanged, came from there, differ, wait to be opened, are settled elsewhere."""
    return {
        "told": Counterpart.objects.count(),
        "from_there": Counterpart.objects.filter(came_from_there=True).count(),
        "differing": Counterpart.objects.exclude(differences=[]).count(),
        "stuck": Arrival.objects.stuck().count() + Wish.objects.waiting().exclude(why="").count(),
        "mirrored": Mirror.objects.count(),
        "mirrors_stuck": Mirror.objects.stuck().count(),
    }


def differing(actor: Actor) -> list[Differing]:
    """Dossiers not in step, the longest first asked: their codes and stages, and the address for who may read them."""
    with access.without_walls(WHY):
        rows = Counterpart.objects.exclude(differences=[]).select_related("case__office").order_by("asked_at")
        found = list(rows[:LIMIT])
    seen = _seen(actor, [row.pk for row in found])
    return [Differing(row.case, row, reasons(row), cases.url_of(row.case) if row.pk in seen else "") for row in found]


def reasons(counterpart: Counterpart) -> tuple[str, ...]:
    return tuple(str(REASONS.get(code, code)) for code in counterpart.differences)


def arrivals() -> list[Arrival]:
    """Those that are no dossier yet."""
    return list(Arrival.objects.waiting().order_by("-received_at")[:LIMIT])


def wishes() -> list[Wish]:
    """What was asked at the portal and is not done yet, or was declined in the last days."""
    lately = clock.now() - timedelta(days=DAYS_SHOWN)
    rows = Wish.objects.filter(Q(answered_at=None) | Q(granted=False, answered_at__gte=lately))
    return list(rows.order_by("-received_at")[:LIMIT])


def mirrors() -> list[Mirror]:
    """Dossiers that another system settles now: their codes and states."""
    with access.without_walls(WHY):
        return list(Mirror.objects.open().select_related("case").order_by("-made_at")[:LIMIT])


def mirrorings() -> list[tuple[str, Mirroring]]:
    """The procedures that are settled elsewhere, by name."""
    rows = list(Mirroring.objects.filter(valid_to=None).order_by("procedure"))
    names = dict(Procedure.objects.filter(code__in=[row.procedure for row in rows]).values_list("code", "name"))
    return [(names.get(row.procedure, row.procedure), row) for row in rows]


def undelivered() -> list[Any]:
    """What could not be told to either system, the newest first."""
    return adapters.troubles(LIMIT, of=Linkage.System.values)


def _in_force(rows: QuerySet[Door], day: date | None) -> QuerySet[Door]:
    day = day or clock.today()
    dated = rows.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    return dated.order_by("-valid_from", "-set_at")


def _seen(actor: Actor, keys: Sequence[UUID]) -> set[UUID]:
    """Which of these dossiers the reader may open."""
    return set(access.only(actor, "cases.read", Case.objects.filter(pk__in=keys)).values_list("pk", flat=True))
