"""Whatever is granted, lent, moved, forwarded and saved too late: every way of asking gives the oracle's answer."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api
from tinhso.engines.access.tests.oracle import Given, Lent, Oracle, Place
from tinhso.engines.access.tests.trial import DECIDE, PERMISSIONS, READ, Folder
from tinhso.engines.events.api import PLATFORM, Actor

FIRST_DAY = clock.at(2026, 1, 1, 12)
BOUNDED = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
numbers = st.integers(0, 59)  # the choice of one of several, by remainder
days = st.integers(-3, 6)
PERMISSIONS_IN_ORDER = list(PERMISSIONS)


def at(items, number):
    return list(items)[number % len(items)]


class Province(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.oracle, self.day, self.stale = Oracle(), 0, []
        for parent in (None, 0, 0, 1, 2):  # province, two communes, a division in each
            above = self.oracle.places[parent] if parent is not None else None
            self.oracle.places.append(Place(api.new_subject("here"), api.new_subject("below"), above))
        self.people = [api.new_subject("person") for _ in range(5)]
        self.positions = [api.new_subject("position") for _ in range(3)]
        self.actors = [Actor(p, q) for p, q in zip(self.people, [*self.positions, None, None], strict=True)]
        self.scopes = [s for place in self.oracle.places for s in (place.below, place.here)] + self.people[-2:]
        for office in range(6):
            self.make(office, office)
        chief, official, _ = self.positions
        for holder, permission, place in ((chief, READ, 0), (chief, DECIDE, 0), (official, READ, 1)):
            self.grant(holder, PERMISSIONS_IN_ORDER.index(permission), 2 * place, 0, None)
        self.lend(0, 1, {PERMISSIONS_IN_ORDER.index(DECIDE)}, 0, 5)

    def teardown(self):
        try:
            for who in range(len(self.actors)):
                self.everything_agrees(who, 2)
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def now(self, plus=0):
        return FIRST_DAY + timedelta(days=self.day + plus)

    @rule(office=numbers, person=numbers)
    def make(self, office, person):
        office %= len(self.oracle.places)
        record = Folder.objects.create(title=str(office))
        self.oracle.records[record.pk] = office, {at(self.people, person)}
        api.involve(record, self.oracle.subjects(record.pk))

    @rule(holder=numbers, permission=numbers, scope=numbers, begin=days, lasts=st.none() | st.integers(1, 5))
    def grant_a_person(self, holder, **right):
        self.grant(at(self.people, holder), **right)

    @rule(holder=numbers, permission=numbers, scope=numbers, begin=days, lasts=st.none() | st.integers(1, 5))
    def grant_a_position(self, holder, **right):
        self.grant(at(self.positions, holder), **right)

    def grant(self, holder, permission, scope, begin, lasts):
        scope, permission = at(self.scopes, scope), at(PERMISSIONS, permission)
        begins = self.now(begin) - timedelta(hours=6)
        ends = begins + timedelta(days=lasts) if lasts else None
        try:
            made = api.allow(holder, permission, scope, by=PLATFORM, valid_from=begins, valid_to=ends)
        except AlreadyDone:
            assert any((g.holder, g.permission, g.scope, g.end) == (holder, permission, scope, None)
                       for g in self.oracle.given.values())  # fmt: skip
        else:
            self.oracle.given[made.pk] = Given(holder, permission, scope, begins, ends)

    @precondition(lambda self: self.oracle.given)
    @rule(which=numbers)
    def revoke(self, which):
        key = at(self.oracle.given, which)
        with clock.travel(self.now()):
            try:
                self.oracle.given[key].end = api.revoke(key, by=PLATFORM).valid_to
            except AlreadyDone:
                assert self.oracle.given[key].end <= clock.now()

    @rule(
        giver=numbers, taker=numbers, some=st.sets(numbers, min_size=1, max_size=2), begin=days, lasts=st.integers(1, 5)
    )
    def lend(self, giver, taker, some, begin, lasts):
        giver, taker = at(self.positions, giver), at(self.positions, taker)
        begins, ends = (self.now(plus) - timedelta(hours=3) for plus in (begin, begin + lasts))
        permissions = {at(PERMISSIONS, number) for number in some}
        try:
            made = api.delegate(giver, taker, permissions, begins, ends, "12/QĐ-UBND", by=PLATFORM)
        except Refused:
            return
        self.oracle.lent[made.pk] = Lent(giver, taker, permissions, begins, ends)

    @precondition(lambda self: self.oracle.lent)
    @rule(which=numbers)
    def withdraw(self, which):
        key = at(self.oracle.lent, which)
        with clock.travel(self.now()):
            try:
                self.oracle.lent[key].withdrawn = api.withdraw(key, by=PLATFORM).revoked_at
            except AlreadyDone:
                assert self.oracle.lent[key].withdrawn or self.oracle.lent[key].end <= clock.now()

    @rule(which=numbers, office=numbers)
    def forward(self, which, office):
        key, office = at(self.oracle.records, which), office % len(self.oracle.places)
        self.oracle.records[key] = office, self.oracle.records[key][1]
        record = Folder.objects.get(pk=key)
        record.title = str(office)
        record.save()
        api.involve(record, self.oracle.subjects(key))

    @rule(which=st.integers(1, 4), to=numbers)
    def move_an_office(self, which, to):
        moved, parent = self.oracle.places[which], at(self.oracle.places, to)
        if parent.is_under(moved):
            return
        moved.parent = parent
        places = [number for number, place in enumerate(self.oracle.places) if place.is_under(moved)]
        keys = [key for key, (place, _) in self.oracle.records.items() if place in places]
        api.reinvolve(Folder.objects.filter(pk__in=keys), lambda record: self.oracle.subjects(record.pk), batch=2)

    @rule(which=numbers)
    def open_a_form(self, which):
        self.stale.append(Folder.objects.get(pk=at(self.oracle.records, which)))

    @precondition(lambda self: self.stale)
    @rule()
    def save_it_late(self):
        self.stale.pop(0).save()

    @rule(forward=st.integers(-4, 6))
    def let_time_pass(self, forward):
        self.day += forward

    @rule(who=numbers, n=st.integers(1, 4))
    def everything_agrees(self, who, n):
        actor = at(self.actors, who)
        with clock.travel(self.now() + timedelta(minutes=1)):  # after all that was done today
            for permission in PERMISSIONS:
                self.agrees(actor, permission, n)
            with api.walled(), api.reading_as(actor):
                seen = set(Folder.objects.values_list("pk", flat=True))
            assert seen == {key for key in self.oracle.records if self.oracle.sees(actor, key, clock.now())}

    def agrees(self, actor, permission, n):
        now, oracle = clock.now(), self.oracle
        allowed = {key for key in oracle.records if oracle.may(actor, permission, key, now)}
        assert set(api.only(actor, permission, Folder.objects.all()).values_list("pk", flat=True)) == allowed
        assert paged(actor, permission, n) == sorted(allowed, reverse=True)
        for record in Folder.objects.all()[n % 2 :: 2]:
            assert api.may(actor, permission, record) == (record.pk in allowed)
            self.requires(actor, permission, record, record.pk in allowed)

    def requires(self, actor, permission, record, allowed):
        if not allowed:
            with pytest.raises(Denied):
                api.require(actor, permission, record)
            return
        acting = api.require(actor, permission, record)
        if self.oracle.by_right(actor, permission, record.pk, clock.now()):
            assert acting == actor
        else:
            assert acting.on_behalf_of in self.oracle.givers(actor, permission, record.pk, clock.now())


def paged(actor, permission, n):
    found = page = api.newest(actor, permission, Folder, n=n)
    while page:
        page = api.newest(actor, permission, Folder, after=page[-1], n=n)
        found = found + page
    return found


@pytest.fixture
def province(db, trial_tables):
    quiet = logging.getLogger("tinhso.access")
    quiet.setLevel(logging.ERROR)
    yield Province
    quiet.setLevel(logging.NOTSET)


@pytest.mark.goal("identity-12")
def test_every_way_of_asking_agrees_with_the_oracle(province):
    run_state_machine_as_test(province, settings=BOUNDED)


def leaves_records_behind(queryset, subjects_of, *, batch):
    return 0


FAULTS = {
    "a right never ends": ("tinhso.engines.access.powers._within", lambda now, begin, end: begin <= now),
    "everything is lent": (
        "tinhso.engines.access.powers._lends", lambda delegation, grant, now: delegation.giver_id == grant.holder_id,
    ),
    "what is remembered is never dropped": ("tinhso.engines.access.epoch.read", lambda: 0),
    "an office moves without its records": ("tinhso.engines.access.api.reinvolve", leaves_records_behind),
    "the wall knows only what is granted": (
        "tinhso.engines.access.powers.Powers.sight",
        property(lambda powers: frozenset().union(*powers.granted.values())),
    ),
    "a list repeats itself": (
        "tinhso.engines.access.listing._MERGE",
        api.newest.__globals__["_MERGE"].replace("GROUP BY found.record ", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_the_oracle_finds_a_fault(province, monkeypatch, fault):
    monkeypatch.setattr(*FAULTS[fault])
    monkeypatch.setattr("tinhso.engines.access.powers._memory", {})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            province, settings=settings(BOUNDED, phases=[Phase.generate], print_blob=False, report_multiple_bugs=False)
        )
