"""Reads of cases: by code for whoever may, lists for officials, what is open for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.cases.codes import number_of
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Party, Position
from tinhso.engines.events.api import Actor


def case_for(actor: Actor, code: str) -> Case:
    """The case with this code. Raises Case.DoesNotExist for one that is not there or not for ``actor``."""
    case: Case = Case.objects.select_related("office", "applicant", "extension", "tombstone").get(code=code)
    if not access.may(actor, "cases.read", case):
        raise Case.DoesNotExist
    return case


def tasks_of(case: Case) -> list[Task]:
    """Every task of a case in order, with the people who did them, in two queries.

    One query would join thirteen tables, and to plan it takes longer than to run both.
    """
    tasks = list(case.tasks.select_related("office").order_by("begun_at", "id"))
    roles = ("holder", "done_by", "on_behalf_of")
    keys = {(task, role): getattr(task, f"{role}_id") for task in tasks for role in roles}
    people = directory.positions_by_key(filter(None, keys.values()))
    for (task, role), key in keys.items():
        if key:
            setattr(task, role, people[key])
    return tasks


def open_task_for(actor: Actor, case: Case) -> Task | None:
    """The task of this case that ``actor`` may do now."""
    return Task.objects.waiting_for(actor).filter(case=case).select_related("office", "step", "holder").first()


def colleagues_for(task: Task | None) -> QuerySet[Position]:
    """Those who hold a position in the office of the task, but for its holder."""
    held = Position.objects.all().on(clock.today()).select_related("person__party", "office")
    if task is None:
        return held.none()
    others = held.filter(office=task.office).exclude(person=None)
    return others.exclude(pk=task.holder_id) if task.holder_id else others


@dataclass(frozen=True)
class Chosen:
    """Which cases a list shows; empty means any. ``keys``: only among these, found by the system's own search."""

    kind: str = ""
    stages: tuple[int, ...] = ()
    topic: str = ""
    office: UUID | None = None
    channel: str = ""
    only_late: bool = False
    words: str = ""
    area: int | None = None
    keys: frozenset[UUID] | None = None


LISTED = ("office", "applicant")
OTHERS_BETWEEN = 4  # cases of every kind are read for one of the wanted kind


def newest_cases(
    actor: Actor, chosen: Chosen, *, after: UUID | None = None, n: int = 50, beside: tuple[str, ...] = ()
) -> list[Case]:
    """Cases that ``actor`` may read, newest first, one more than ``n`` where there is more; reads ``beside`` along.

    ``runs_to`` of each is its appointment; before there is one, by when the desk has to look it through.
    """
    if replace(chosen, kind="") == Chosen():
        found = _newest_of_a_kind(actor, chosen.kind, after=after, n=n, beside=beside)
        if found is not None:
            return found
    narrowed = _narrowed(_listed(beside), chosen)
    few = chosen.only_late or bool(chosen.kind and not chosen.words)  # a join would read all that the reader may see
    rows = access.only(actor, "cases.read", narrowed, one_by_one=few)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    return list(rows.order_by("-pk")[: n + 1])


def _newest_of_a_kind(
    actor: Actor, kind: str, *, after: UUID | None, n: int, beside: tuple[str, ...]
) -> list[Case] | None:
    """The newest by a merge of indexes; None where the reader's newest cases are nearly all of other kinds."""
    several = OTHERS_BETWEEN * n + 1 if kind else n + 1
    rows = _listed(beside).order_by("-pk")
    mine = access.among_newest(actor, "cases.read", rows.filter(kind=kind) if kind else rows, after=after, n=several)
    found = list(mine[: n + 1])
    if len(found) > n or len(access.newest(actor, "cases.read", Case, after=after, n=several)) < several:
        return found
    return None


def _listed(beside: tuple[str, ...]) -> QuerySet[Case]:
    at_desk = Task.objects.filter(case=OuterRef("pk"), kind=Task.Kind.RECEPTION, done_at=None)
    runs_to = Coalesce("due_at", Subquery(at_desk.values("due_at")[:1]))
    return Case.objects.select_related(*LISTED, *beside).annotate(runs_to=runs_to)


def _narrowed(rows: QuerySet[Case], chosen: Chosen) -> QuerySet[Case]:
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.keys is not None:
        rows = rows.filter(pk__in=chosen.keys)
    if chosen.area:
        rows = rows.filter(area=chosen.area)
    if chosen.stages:
        rows = rows.filter(stage__in=chosen.stages)
    if chosen.topic:
        rows = rows.filter(topic=chosen.topic)
    if chosen.office:
        rows = rows.filter(office=chosen.office)
    if chosen.channel:
        rows = rows.filter(channel=chosen.channel)
    if chosen.only_late:
        rows = rows.filter(pk__in=Case.objects.late().values("pk"))
    if chosen.words:
        rows = rows.filter(matches(chosen.words))
    return rows


def matches(words: str, *, to: str = "") -> Q:
    """A case by its whole code, by the number at its end, or by its applicant's name without diacritics.

    ``to`` is the path to the case. Each way has an index that serves behind the wall too.
    """
    plain = words.strip().upper()
    if number := number_of(plain):
        whole = plain.count("-") > 1
        return Q(**{f"{to}code": plain}) if whole else Q(**{f"{to}number": number, f"{to}code__endswith": plain})
    named = Party.objects.filter(folded__contains=fold(words)).values("pk")
    return Q(**{f"{to}applicant__in": named})


def cases_of(actor: Actor, *, n: int = 100) -> list[Case]:
    """The newest cases that a citizen reads: their own, and those of whom they act for or have signed with."""
    keys = access.newest(actor, "cases.read", Case, n=n)
    rows = Case.objects.filter(pk__in=keys).select_related("office", "applicant")
    open_supplements = Prefetch("supplements", to_attr="asked")
    return list(rows.prefetch_related(open_supplements).order_by("-pk"))
