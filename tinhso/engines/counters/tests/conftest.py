"""A ward's hall with two queues and eight counters, and clerks who sit at them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.counters.models import Call, Counter, Queue
from tinhso.engines.counters.verbs import calling, sitting
from tinhso.engines.counters.verbs.setting_up import load_rule, open_counter, open_queue
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.signatures.tests.conftest import make_test_office

MONDAY = clock.at(2026, 11, 16, 8)


@dataclass
class Hall:
    """The office, its queues A and B, its counters; ``clerks[n]`` sits at ``counters[n]``."""

    office: Office
    a: Queue
    b: Queue
    counters: list[Counter]
    clerks: list[Actor]

    def call(self, n: int = 0, after: object = None) -> Call | None:
        return calling.call_next(self.counters[n].pk, by=self.clerks[n], after=after)  # type: ignore[arg-type]


def make_hall(clerks: int = 2) -> Hall:
    load_rule()
    office = make_test_office()
    since = clock.today()
    a = open_queue(office, letter="a", name="Hộ tịch", sectors=["ho-tich"], by=PLATFORM, since=since)
    b = open_queue(office, letter="B", name="Đất đai", sectors=["dat-dai"], by=PLATFORM, since=since)
    counters, people = [], []
    for n in range(clerks):
        counters.append(open_counter(office, number=n + 1, queues=[a, b], places=1, by=PLATFORM, since=since))
        person = directory.register_person(name=f"Cán bộ {n}", by=PLATFORM)
        actor = directory.actor_for(directory.appoint(person, office, "Công chức", by=PLATFORM))
        access.allow(actor.position, "counters.call", office.here_id, by=PLATFORM)
        access.allow(actor.position, "counters.manage", office.here_id, by=PLATFORM)
        people.append(actor)
        sitting.sit_down(counters[n].pk, by=actor)
    return Hall(office, a, b, counters, people)


@pytest.fixture
def monday():
    with clock.travel(MONDAY):
        yield MONDAY


@pytest.fixture
def hall(db, monday):
    return make_hall()


@pytest.fixture
def citizen(db, monday):
    return directory.actor_for(
        directory.register_person(name="Nguyễn Thị Hoa", phone="0900000777", email="hoa@dan.example", by=PLATFORM)
    )


@pytest.fixture
def stranger(db, monday):
    return directory.actor_for(directory.register_person(name="Trần Văn Lạ", by=PLATFORM))
