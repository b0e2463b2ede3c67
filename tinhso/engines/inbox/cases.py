"""Cases in the inbox: the tasks that wait for an official, the dossiers that a person has."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage, Task
from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.items import Matter, Wanted, Work

NEEDS_THE_APPLICANT = (Stage.SUPPLEMENT, Stage.DUTY)


class CaseWork:
    """The open tasks of every kind of case."""

    def items(self, actor: Actor, wanted: Wanted) -> Sequence[Work]:
        tasks = Task.objects.waiting_for(actor).select_related("case", "case__applicant", "holder__person__party")
        if wanted.only == "late":
            tasks = tasks.filter(due_at__lt=clock.now())
        elif wanted.only == "mine":
            tasks = tasks.filter(cases.held_by(actor))
        elif wanted.only == "free":
            tasks = tasks.filter(holder=None)
        if wanted.words:
            tasks = tasks.filter(cases.matches(wanted.words, to="case__"))
        return [self._item(task, actor) for task in tasks[: wanted.limit]]

    def counts(self, actor: Actor) -> dict[str, int]:
        late, mine = Q(due_at__lt=clock.now()), cases.held_by(actor)
        counted = Task.objects.waiting_for(actor).order_by()
        return counted.aggregate(all=Count("id"), late=Count("id", filter=late), mine=Count("id", filter=mine))

    def _item(self, task: Task, actor: Actor) -> Work:
        case, holder = task.case, task.holder
        for_whom = str(holder.person) if holder is not None and holder.subject_id != actor.position else ""
        return Work(
            code=case.code,
            title=case.title,
            step=task.name,
            who=case.applicant.name if case.applicant else "",
            url=cases.url_of(case),
            since=task.begun_at,
            due_at=task.due_at,
            is_mine=task.holder_id is not None and not for_whom,
            pick=f"{case.code}|{task.pk}",
            for_whom=for_whom,
        )


class CaseMatters:
    """The dossiers of a person and of those whom the person may act for."""

    def items(self, actor: Actor, limit: int) -> Sequence[Matter]:
        return [
            Matter(
                code=case.code,
                title=case.title,
                state=cases.stage_name(case),
                tone=cases.tone_of(case.stage),
                url=cases.url_of(case),
                at=case.submitted_at,
                needs_you=case.stage in NEEDS_THE_APPLICANT,
            )
            for case in cases.cases_of(actor, n=limit)
        ]


WORK, MATTERS = CaseWork(), CaseMatters()
