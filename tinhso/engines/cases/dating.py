"""When the open deadlines of a case run out by the calendar as it is now, as far as its records tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from tinhso.base.clock import local
from tinhso.engines.calendars.api import Limit, Timetable, due, resume, timetable_for
from tinhso.engines.cases.kinds import kind_of
from tinhso.engines.cases.models import Case, Extension, Postponement, Suspension, Task

HAND_OUT_WITHIN = Limit(Decimal(8), "hour")  # the desk has a working day to hand the result out


def appointment(case: Case) -> datetime | None:
    """The limit of the receipt counted anew, and every pause since; a date that was named stays, if it is worked.

    The open pause is not in it: it moves the date when it ends. After a transfer or a reopening the records do not
    tell what the date was counted from: it stays, as hours by day and night do.
    """
    table, receipt = timetable_for(case.office), getattr(case, "receipt", None)
    if case.due_at is None or receipt is None:
        return case.due_at
    amount, _, unit = receipt.limit.partition(" ")
    if unit == "clock" or case.transfers.exists() or hasattr(case, "reopening"):
        return case.due_at
    pauses = case.suspensions.exclude(ended_at=None).order_by("began_at")
    named: Extension | Postponement | None = Postponement.objects.filter(case=case).last()
    named = named or Extension.objects.filter(case=case).first()
    if named is not None:
        return _later(on_a_workday(named.due_after, table), pauses.filter(began_at__gte=named.at), table)
    limit = Limit(Decimal(amount), unit)
    if limit.is_same_day:  # whether it was too late for the same day, the receipt does not tell
        return on_a_workday(case.due_at, table)
    return _later(due(receipt.at, limit, table), pauses, table)


def task_due(task: Task) -> datetime | None:
    """The task's hours counted anew from its beginning, and every pause since; where they are not known it stays."""
    case = task.case
    if task.due_at is None:
        return None
    table = timetable_for(case.received_by if task.kind == Task.Kind.RECEPTION else case.office)
    limit = _limit(task)
    if limit is None:
        return task.due_at
    pauses = case.suspensions.exclude(ended_at=None).filter(began_at__gte=task.begun_at).order_by("began_at")
    moment = _later(due(task.begun_at, limit, table), pauses, table)
    return before_the_appointment(case, moment, task.begun_at) if task.step is not None else moment


def before_the_appointment(case: Case, moment: datetime, begun_at: datetime) -> datetime:
    """A step ends with the appointment at the latest: an emergency is not handled in ordinary hours."""
    return min(moment, case.due_at) if case.due_at is not None and case.due_at > begun_at else moment


def _limit(task: Task) -> Limit | None:
    """A step's own hours; the desk's where its kind of case has one time for all."""
    if task.step is not None:
        return Limit(task.step.hours_for(task.case.channel), "hour")
    desk = kind_of(task.case).answer_within
    if desk is None or task.case.transfers.exists():
        return None
    return {Task.Kind.RECEPTION: desk, Task.Kind.RETURN: HAND_OUT_WITHIN}.get(Task.Kind(task.kind))


def on_a_workday(moment: datetime, table: Timetable) -> datetime:
    """The same moment, or the close of the next working day (Civil Code, Article 148.5)."""
    day = local(moment).date()
    return moment if table.is_workday(day) else table.close_of(table.next_workday(day))


def _later(moment: datetime, pauses: Iterable[Suspension], table: Timetable) -> datetime:
    for pause in pauses:
        if pause.ended_at is not None:
            moment = resume(moment, pause.began_at, pause.ended_at, table)
    return moment
