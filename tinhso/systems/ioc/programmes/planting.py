"""Programmes of the demonstration: their tasks are lived through the verbs, each act on its own day by its people."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from tinhso.base import clock
from tinhso.base.typesetting import typeset
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor, make_years
from tinhso.engines.files import api as files
from tinhso.engines.indicators import api as indicators
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.programmes.due import Due, read_due
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme
from tinhso.systems.ioc.programmes.verbs import carrying, settling, steering
from tinhso.systems.ioc.programmes.verbs.giving import Wanted, give_tasks
from tinhso.systems.ioc.programmes.verbs.ground import PLAN
from tinhso.systems.ioc.programmes.verbs.writing import end_programme, write_programme

FILE: Path = settings.BASE_DIR / "demo" / "programmes.toml"
PROOF = "systems/ioc/programmes/proof.typ"
FORMER = date(2021, 1, 4)  # since when the people of earlier offices held their posts
MORNING = time(9, 30)
Row = Mapping[str, Any]


def plant_programmes() -> None:
    """Nothing where there are some, or where their offices have nobody who could act."""
    if Programme.objects.exists():
        return
    now = clock.now()
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["programme"]:
        _Lived(row, now).live()


class _Lived:
    """One programme with the people of its time."""

    def __init__(self, row: Row, now: datetime) -> None:
        self.row, self.now = row, now
        self.office, self.follower = _office(row["office"]), _office(row["followed_by"])

    def live(self) -> None:
        """From its writing down to its end, the acts of all its tasks in the order of time."""
        posts = [self._appoint(one) for one in self.row.get("people", ())]
        if posts:
            make_years(FORMER.year, self.now.year)
        given = self._moment(self.row["given"])
        with clock.travel(given):
            giver = self._giver()
            head = directory.head_of(self.follower)
            if giver is None or head is None:
                return
            if self.follower != self.office:  # whoever follows for another office also writes and gives in its name
                access.allow(head.subject_id, PLAN, self.office.below_id, by=PLATFORM)
            programme = self._written(giver)
            tasks = give_tasks(programme.pk, [self._wanted(one) for one in self.row["task"]], by=giver)
        acts = [
            (self._moment(when), task, what, more)
            for task, one in zip(tasks, self.row["task"], strict=True)
            for when, what, *more in one["lived"]
        ]
        for moment, task, what, more in sorted(acts, key=lambda act: act[0]):
            with clock.travel(moment):
                getattr(self, f"_{what}")(Assignment.objects.select_related("case__office").get(pk=task.pk), *more)
        if "ends" in self.row:
            when, words = self.row["ends"]
            with clock.travel(self._moment(when)):
                end_programme(programme.pk, words=words, by=self._steering())
        with clock.travel(self._moment(self.office.valid_to or self.now.date())):
            for post in posts:
                directory.end_appointment(post.pk, by=PLATFORM)

    def _appoint(self, one: Row) -> Any:
        person = directory.register_person(name=one["name"], by=PLATFORM)
        return directory.appoint(
            person, _office(one["office"]), one["title"], is_head=one.get("is_head", False), roles=["leader"],
            valid_from=FORMER, by=PLATFORM,
        )  # fmt: skip

    def _written(self, giver: Actor) -> Programme:
        said: dict[str, Any] = {name: self.row[name] for name in ("kind", "number", "title", "issued_by")}
        days: dict[str, Any] = {name: self._day(self.row[name]) for name in ("issued_on", "first", "last")}
        return write_programme(**said, **days, office=self.office, followed_by=self.follower, by=giver)

    def _wanted(self, one: Row) -> Wanted:
        due = one["due"]
        day = self._day(due) if isinstance(due, int) else None
        return Wanted(
            words=one["words"], lead=_office(one["lead"]), product=one["product"],
            supporting=tuple(_office(code) for code in one.get("supporting", ())),
            due=Due(day, day) if day else read_due(due), target=one.get("target"),
            indicator=one["indicator"] if indicators.find(one.get("indicator", "")) else "",
        )  # fmt: skip

    def _giver(self) -> Actor | None:
        """Who gives tasks in the name of the office: not its head, if somebody else may."""
        able = [post for post in directory.positions_in(self.office) if post.person is not None]
        actors = [directory.actor_for(post) for post in sorted(able, key=lambda post: post.is_head)]
        return next((one for one in actors if access.may_at(one, PLAN, directory.subjects_of(self.office))), None)

    def _steering(self) -> Actor:
        giver = self._giver()
        if giver is None:
            raise LookupError(f"Nobody of {self.office} gives tasks.")
        return giver

    def _tell(self, task: Assignment, percent: int, words: str) -> None:
        tell_progress(task, percent=percent, words=words, by=_leader(task.case.office))

    def _file(self, task: Assignment, words: str, number: str) -> None:
        office, now = task.case.office, clock.now()
        day = f"ngày {clock.local(now):%d/%m/%Y}"
        said = {"office": office.name, "number": number, "day": day, "product": task.product, "words": words}
        proof = ContentFile(typeset(PROOF, said, at=now).pdf, name=f"{number.replace('/', '-')}.pdf")
        given: dict[str, Any] = {"words": words, "number": number, "signed_on": clock.today(), "upload": proof}
        made = carrying.file_product(task, **given, by=_leader(office))
        if made.file is not None:
            files.scan_now(made.file.pk)

    def _confirm(self, task: Assignment) -> None:
        settling.confirm(task, by=_leader(self.follower))

    def _back(self, task: Assignment, words: str) -> None:
        settling.give_back(task, words=words, by=_leader(self.follower))

    def _postpone(self, task: Assignment, days: int, words: str) -> None:
        steering.postpone(task, deadline=self._day(days), words=words, by=self._steering())

    def _stop(self, task: Assignment, words: str) -> None:
        steering.stop(task, words=words, by=self._steering())

    def _day(self, when: date | int) -> date:
        return clock.local(self.now).date() + timedelta(days=when) if isinstance(when, int) else when

    def _moment(self, when: date | int) -> datetime:
        return min(datetime.combine(self._day(when), MORNING, tzinfo=clock.HO_CHI_MINH), self.now)


def _leader(office: Office) -> Actor:
    """The head, or whoever else leads there."""
    able = [post for post in directory.positions_in(office) if post.person is not None]
    for post in sorted(able, key=lambda post: not post.is_head):
        actor = directory.actor_for(post)
        if office.here_id in access.scopes(actor, "cases.decide"):
            return actor
    raise LookupError(f"Nobody leads {office}.")


def _office(code: str) -> Office:
    found = directory.office_by_code(code)
    if found is None:
        raise LookupError(f"demo/programmes.toml names the office {code}.")
    return found
