"""Chasing late returns step by step: D-3, D, D+1, and D+3, when the superior is told too. One digest a person a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.calendars.api import Timetable, timetable_for
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import record
from tinhso.engines.messages import api as messages
from tinhso.systems.reports.nouns.returns import Chase, Return
from tinhso.systems.reports.telling import named

AHEAD = 30  # days: no step lies further before a due day


@transaction.atomic
def chase() -> list[Chase]:
    """Take the step that has come for every return still owed, and tell each person once. Again today it does none."""
    today = clock.today()
    owed = Return.objects.opened().undelivered().filter(due_at__lt=clock.now() + timedelta(days=AHEAD))
    owed = owed.select_for_update(of=("self",)).select_related("regime__owner", "office__parent", "office__area")
    taken = set(Chase.objects.filter(of__in=owed).values_list("of", "step"))
    made: list[Chase] = []
    told: dict[int, list[Chase]] = defaultdict(list)
    for one in owed.order_by("due_at", "office__code"):
        due = clock.local(one.due_at).date()
        step = reached(one.regime.ladder, workdays_from(timetable_for(one.office), due, today))
        if step is None or (one.pk, step) in taken:
            continue
        to = _whom(one, step)
        made.append(Chase.objects.create(of=one, step=step, to=sorted(to)))
        for subject in to:
            told[subject].append(made[-1])
        record(
            "reports.chased", on=one, office=one.office.here_id, area=one.office.area_id, topic=one.regime.code,
            step=step,
        )  # fmt: skip
    for subject, chases in told.items():
        _tell(subject, chases, today)
    return made


def reached(ladder: list[int], days: int) -> int | None:
    """The last step that has come when ``days`` working days have passed since the due day (before it: negative)."""
    return max((step for step in ladder if step <= days), default=None)


def workdays_from(timetable: Timetable, due: date, today: date) -> int:
    """Working days from the due day to today, negative before it."""
    first, last = sorted((due, today))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    n = sum(timetable.is_workday(day) for day in days)
    return n if today >= due else -n


def _whom(one: Return, step: int) -> set[int]:
    """The head and whoever has begun to fill it in; at the last step the head of the office above as well."""
    offices: list[Office | None] = [one.office]
    if step == max(one.regime.ladder):
        offices.append(one.office.parent)
    heads = [directory.head_of(office) for office in offices if office is not None]
    return {head.subject_id for head in heads if head is not None} | ({one.drafted_by} if one.drafted_by else set())


def _tell(subject: int, chases: list[Chase], today: date) -> None:
    lines = "\n".join(f"– {said(one)}" for one in chases)
    messages.send(
        subject, "reports.chased", data={"n": len(chases), "lines": lines}, link=reverse("reports:mine"),
        key=f"reports.chased:{today:%Y%m%d}:{subject}",
    )  # fmt: skip


def said(one: Chase) -> str:
    """One line of a digest."""
    due = f"{clock.local(one.of.due_at):%d/%m/%Y}"
    words = (
        _("%(office)s: %(report)s, due on %(due)s")
        if one.step <= 0
        else _("%(office)s: %(report)s, overdue since %(due)s")
    )
    return words % {"office": one.of.office.name, "report": named(one.of), "due": due}
