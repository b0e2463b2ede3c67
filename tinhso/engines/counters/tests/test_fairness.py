"""The rule of calling, for any crowd."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.engines.counters.fairness import Called, Fairness, Waiting, choose, order, passed

ON_A_BUSY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = datetime(2026, 11, 16, 1, tzinfo=UTC)
NOW = START + timedelta(hours=2)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


@st.composite
def crowds(draw):
    minutes = draw(st.lists(st.integers(0, 119), unique=True, max_size=14))
    kinds = draw(st.lists(st.sampled_from(["", "law", "soon"]), min_size=len(minutes), max_size=len(minutes)))
    later = {"": None, "law": 0, "soon": 30}
    return [
        Waiting(UUID(int=n), at(m), None if later[k] is None else at(m + later[k]))
        for n, (m, k) in enumerate(zip(minutes, kinds, strict=True))
    ]


RULES = st.builds(Fairness, st.integers(1, 4), st.sampled_from([timedelta(minutes=30), timedelta(days=1)]))


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_everybody_is_called_once(crowd, rule):
    called = order(crowd, [], rule, NOW)
    assert sorted(w.key for w in called) == sorted(w.key for w in crowd)


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_someone_is_called_whenever_someone_waits(crowd, rule):
    assert (choose(crowd, [], rule, NOW) is None) == (not crowd)


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_ordinary_tickets_keep_their_turn_among_themselves(crowd, rule):
    ordinary = [w.since for w in order(crowd, [], rule, NOW) if not w.is_preferred(NOW)]
    assert ordinary == sorted(ordinary)


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_preferred_tickets_keep_their_turn_among_themselves(crowd, rule):
    preferred = [w.preferred_from for w in order(crowd, [], rule, NOW) if w.is_preferred(NOW)]
    assert preferred == sorted(preferred)


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_no_ordinary_ticket_is_passed_by_more_than_the_rule_allows(crowd, rule):
    run = 0
    called = order(crowd, [], rule, NOW)
    left = sum(not w.is_preferred(NOW) for w in called)
    for one in called:
        run = run + 1 if one.is_preferred(NOW) else 0
        left -= not one.is_preferred(NOW)
        assert run <= rule.in_a_row or not left


@ON_A_BUSY_MACHINE
@given(crowds(), RULES)
def test_a_preferred_ticket_lets_at_most_one_ordinary_ticket_pass_at_a_time(crowd, rule):
    called = [w.is_preferred(NOW) for w in order(crowd, [], rule, NOW)]
    last = max((n for n, preferred in enumerate(called) if preferred), default=0)
    assert not any(not a and not b for a, b in zip(called[:last], called[1:last], strict=False))


@ON_A_BUSY_MACHINE
@given(crowds(), RULES, st.integers(0, 13))
def test_going_away_never_makes_another_wait_longer(crowd, rule, n):
    gone = crowd[n % len(crowd)] if crowd else None
    rest = [w for w in crowd if w is not gone]
    alike = [w for w in rest if gone and w.is_preferred(NOW) == gone.is_preferred(NOW)]
    before, after = order(crowd, [], rule, NOW), order(rest, [], rule, NOW)
    assert all(after.index(w) <= before.index(w) for w in alike)


def test_two_preferred_tickets_pass_then_an_ordinary_one_comes():
    crowd = [Waiting(UUID(int=1), at(0)), *(Waiting(UUID(int=n), at(n), at(n)) for n in (2, 3, 4))]
    rule = Fairness(2, timedelta(days=1))
    assert [w.key.int for w in order(crowd, [], rule, at(10))] == [2, 3, 1, 4]


def test_who_has_waited_too_long_is_passed_once_at_most():
    crowd = [Waiting(UUID(int=1), at(0)), *(Waiting(UUID(int=n), at(n), at(n)) for n in (2, 3, 4))]
    rule = Fairness(2, timedelta(minutes=30))
    assert [w.key.int for w in order(crowd, [], rule, at(31))] == [2, 1, 3, 4]


def test_an_appointment_comes_first_from_its_time_on():
    crowd = [Waiting(UUID(int=1), at(0)), Waiting(UUID(int=2), at(1), at(60))]
    rule = Fairness(2, timedelta(days=1))
    assert choose(crowd, [], rule, at(59)).key.int == 1
    assert choose(crowd, [], rule, at(60)).key.int == 2


@pytest.mark.parametrize(("since", "number"), [(0, 2), (6, 1), (9, 0)])
def test_only_calls_made_while_one_waited_count_as_passing(since, number):
    calls = [Called(at(1), False), Called(at(5), True), Called(at(7), True)]
    assert passed(Waiting(UUID(int=1), at(since)), calls) == number
