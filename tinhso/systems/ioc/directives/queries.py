"""Directives as their readers see them: whoever may read the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.directives.kinds import DIRECTIVE
from tinhso.systems.ioc.directives.nouns import Directive

MOST = 100


def directives_for(actor: Actor | None) -> QuerySet[Directive]:
    """Those that the actor may read, open ones first and the most urgent before others."""
    seen = access.only(actor, "cases.read", Case.objects.filter(kind=DIRECTIVE))
    found = Directive.objects.filter(case__in=seen).select_related("case__office").prefetch_related("case__progress")
    return found.order_by("-case__ended_at", "deadline")


def of_figure(asked: Asked, code: str) -> list[Directive]:
    """Those given about one figure of a unit."""
    return list(directives_for(asked.actor).filter(code=code, office=asked.office)[:MOST])


def open_by_figure(asked: Asked, codes: Iterable[str]) -> Counter[str]:
    """How many are being carried out about each figure of a unit; one statement."""
    found = directives_for(asked.actor).filter(code__in=list(codes), office=asked.office, case__ended_at=None)
    return Counter(found.order_by().values_list("code", flat=True))


def late_of(actor: Actor | None) -> int:
    """How many are still open after their deadline; one statement."""
    return directives_for(actor).filter(case__ended_at=None, deadline__lt=clock.today()).count()


def may_follow_up(directive: Directive, actor: Actor) -> bool:
    """Whether ``actor`` gave it and so may send it back or withdraw it."""
    return directive.given_by == (actor.position or actor.subject)


def directive_for(actor: Actor, code: str) -> Directive:
    """Raises Case.DoesNotExist for one that is not there or not for ``actor``."""
    return Directive.objects.select_related("case__office").get(case=cases.case_for(actor, code))


def offices_to_direct(actor: Actor | None) -> list[Office]:
    """The agencies that the actor may give directives to; neither divisions nor what is closed."""
    scopes = access.scopes(actor, "ioc.direct")
    every = Office.objects.filter(valid_to=None).exclude(kind__in=(Office.Kind.DIVISION, Office.Kind.DESK))
    return [one for one in directory.by_code(every) if not scopes.isdisjoint(directory.subjects_of(one))]


def is_late(directive: Directive) -> bool:
    """Whether it is, or was ended, after its deadline."""
    ended = directive.case.ended_at
    return (clock.local(ended).date() if ended else clock.today()) > directive.deadline
