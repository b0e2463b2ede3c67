"""Processes as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import IN_HAND
from tinhso.engines.cases.models import Case, Process
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.shaping.ground import EVERY, Topic

SHOWN = 30


@dataclass(frozen=True)
class Line:
    """One procedure of the list: the version in force (perhaps the common one), and whether a draft waits."""

    slug: str
    code: str
    name: str
    process: Process | None
    draft: Process | None

    @property
    def is_own(self) -> bool:
        return self.process is not None and self.process.topic == self.code


def lines(words: str, every: str) -> list[Line]:
    """The procedures that fit the words; without words the common process and those with one of their own."""
    if words.strip():
        wanted = forms.search(words, most=SHOWN)
    else:
        topics = Process.objects.exclude(topic="").values("topic")
        wanted = list(Procedure.objects.filter(code__in=topics).order_by("name")[:SHOWN])
    rows = list(Process.objects.filter(topic__in=["", *(found.code for found in wanted)]).order_by("number"))
    today = clock.today()
    in_force = {row.topic: row for row in rows if row.is_in_force(today)}
    drafts = {row.topic: row for row in rows if row.published_at is None}
    common = Line(EVERY, "", every, in_force.get(""), drafts.get(""))
    own = [
        Line(found.code, found.code, found.name, in_force.get(found.code, in_force.get("")), drafts.get(found.code))
        for found in wanted
    ]
    return own if words.strip() else [common, *own]


@dataclass(frozen=True)
class Version:
    process: Process
    state: str  # "draft", "ahead", "now", "past"
    running: int


def versions(topic: Topic) -> list[Version]:
    """Every version of a topic, the newest first, with how many cases still follow it."""
    running = Count("cases", filter=Q(cases__stage__in=IN_HAND))
    rows = Process.objects.filter(topic=topic.code).select_related("published_by__person__party")
    now = cases.process_for(topic.code, exactly=True)
    return [Version(row, _state(row, now), row.running) for row in rows.annotate(running=running).order_by("-number")]


def draft_of(topic: Topic) -> Process | None:
    return Process.objects.filter(topic=topic.code, published_at=None).prefetch_related("steps").first()


def published(topic: Topic, number: int) -> Process | None:
    return Process.objects.filter(topic=topic.code, number=number).exclude(published_at=None).first()


def last_case(topic: Topic) -> Case | None:
    """The newest real case of the topic: where and how an example may begin."""
    rows = Case.objects.filter(topic=topic.code) if topic.code else Case.objects.all()
    return rows.select_related("office").order_by("-pk").first()


def _state(row: Process, now: Process | None) -> str:
    if row.published_at is None:
        return "draft"
    if now is not None and row.pk == now.pk:
        return "now"
    return "ahead" if row.valid_from is not None and row.valid_from > clock.today() else "past"
