"""Programmes and tasks as their pages show them: rows, and each figure with the address of its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.registry import Text
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.indicators.api import DAY_FIELD, end_of, read_day
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme
from tinhso.systems.ioc.programmes.queries import Tally, programmes_of, tallies
from tinhso.systems.ioc.programmes.standing import FINISHED, OPEN, State
from tinhso.ui.rows import Tone

TONES: dict[str, Tone] = {
    State.DONE_AHEAD: "done",
    State.DONE: "done",
    State.DONE_LATE: "near",
    State.WAITING: "new",
    State.RUNNING: "neutral",
    State.OVERDUE: "late",
    State.STOPPED: "neutral",
}
GROUPS = {"finished": FINISHED, "open": OPEN}
STATE, AGENCY = "tinh-trang", "co-quan"
AT_HOME = 3


@dataclass(frozen=True)
class AsOf:
    """The moment that a page speaks of; ``day`` is None for now."""

    day: date | None

    @property
    def moment(self) -> datetime:
        return end_of(self.day) or clock.now()


def as_of(request: HttpRequest) -> AsOf:
    """Raises Refused for what is no day that has passed."""
    return AsOf(read_day(request.GET.get(DAY_FIELD, "")))


@dataclass(frozen=True)
class Count:
    """One figure of a programme: ``url`` lists the very tasks that it counts."""

    key: str
    n: int
    url: str
    tone: str = ""


@dataclass(frozen=True)
class Shown:
    """A programme with its figures."""

    programme: Programme
    tally: Tally
    url: str
    counts: dict[str, Count]
    is_in_force: bool


def shown(programme: Programme, tally: Tally, when: AsOf) -> Shown:
    """The figures of the tasks that the reader may see."""
    url = address(programme, when)
    wanted = ("finished", *(state for state in State.values if state != State.STOPPED), State.STOPPED.value)
    counts = {
        key: Count(key, getattr(tally, key), address(programme, when, **{STATE: key}), TONES.get(key, ""))
        for key in wanted
    }
    counts["all"] = Count("all", tally.all, url)
    return Shown(programme, tally, url, counts, programme.is_in_force(when.day or clock.today()))


def under_way(actor: Actor | None, when: AsOf) -> list[Shown]:
    """The programmes with open tasks of the reader's at that moment, the newest first: for the leaders' board."""
    counted = tallies(actor, when.moment)
    rows = [shown(one, counted[one.pk], when) for one in programmes_of(counted)]
    return [row for row in rows if row.tally.finished < row.tally.aimed][:AT_HOME]


def address(programme: Programme | None, when: AsOf, **more: str) -> str:
    """The page of a programme, or the list of all, as of the same day."""
    base = reverse("ioc:programme", args=[programme.pk]) if programme else reverse("ioc:programmes")
    asked = {**({DAY_FIELD: when.day.isoformat()} if when.day else {}), **more}
    query = urlencode({name: text for name, text in asked.items() if text})
    return f"{base}?{query}" if query else base


def states_of(key: str) -> Sequence[str]:
    """The states that a filter asks for; none for all."""
    if key in GROUPS:
        return GROUPS[key]
    return (key,) if key in State.values else ()


def opened(file: File, actor: Actor | None) -> dict[str, str]:
    """The name of a document, and its address or the sentence that says why it cannot be opened yet."""
    try:
        files.readable(file)
    except Refused as refused:
        return {"name": file.name, "url": "", "said": str(refused)}
    return {"name": file.name, "url": files.link(file, actor), "said": ""}


def task_row(task: Assignment) -> dict[str, Any]:
    """One line of a table of tasks; ``task`` comes with its state."""
    newest = next(iter(task.case.progress.all()), None)
    state = State(task.state)
    is_filed = task.filed_then is not None
    return {
        "task": task,
        "case": task.case,
        "url": cases.url_of(task.case),
        "word": state.label,
        "tone": TONES[state],
        "waits_late": state == State.OVERDUE and is_filed,
        "due": _due(task),
        "postponed": len(task.case.postponements.all()),
        "percent": 100 if state in FINISHED else newest.percent if newest else 0,
    }


def _due(task: Assignment) -> Due:
    """As it was at the moment that the task was read for."""
    day = clock.local(task.due_then).date()
    now = clock.local(task.case.due_at).date() if task.case.due_at else day
    return task.due if day == now else Due(day, day)


def agencies(tasks: Iterable[Assignment]) -> list[tuple[str, Text]]:
    """Every agency that owns or supports one of these tasks, by name."""
    found = {task.case.office.code: task.case.office.name for task in tasks}
    for task in tasks:
        found.update({office.code: office.name for office in task.supporting.all()})
    return sorted(found.items(), key=lambda one: one[1])
