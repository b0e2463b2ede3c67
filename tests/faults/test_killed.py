"""A server or a database that is killed while people hand in: what was acknowledged is there once, and nothing half.

Real processes: a cluster of its own, the real web server, plain HTTP from several browsers at once.
"""

from __future__ import annotations

import random
import threading
import time

import pytest

from tests.faults.crowd import Crowd
from tests.faults.town import Town, town

__all__ = ["town"]
BROWSERS = 4


def a_round(town: Town, what: str, seed: int, number: int) -> tuple[int, list[str]]:
    """Hand in ``number`` forms from several browsers, kill ``what`` on the way; returns (acknowledged, faults)."""
    chance = random.Random(seed)
    prepared = town.again = town.ask("prepare", str(number))
    forms = list(prepared["forms"].items())
    town.codes = dict.fromkeys(prepared["forms"], "")
    kill_after = chance.randint(2, number // 4)
    browsers = [threading.Thread(target=town.hand_in, args=(prepared, forms[n::BROWSERS])) for n in range(BROWSERS)]
    for browser in browsers:
        browser.start()
    until = time.monotonic() + 60
    while sum(map(bool, town.codes.values())) < kill_after and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(chance.random() * 0.05)
    town.kill(what)
    for browser in browsers:
        browser.join(120)
    acknowledged = sum(map(bool, town.codes.values()))
    town.processes.stop()
    town.start()
    return acknowledged, town.ask("check", given=town.codes)


def press_again(town: Town) -> None:
    """Whoever saw no answer presses the button once more: now all are there, each once."""
    town.hand_in(town.again, [(d, f"/nop-ho-so/2.000635/{d}/kiem-tra/") for d, code in town.codes.items() if not code])
    assert all(town.codes.values())
    assert len(set(town.codes.values())) == len(town.codes)
    assert town.ask("check", given=town.codes) == []


@pytest.mark.parametrize("what", ["web", "database"])
def test_of_what_a_kill_interrupts_nothing_is_lost_or_half_there(town, what):
    acknowledged, faults = a_round(town, what, seed=7, number=24)
    assert faults == []
    assert 2 <= acknowledged < 24
    press_again(town)


def test_the_check_finds_what_was_acknowledged_and_is_not_there(town):
    """The control: without it the tests above could never fail."""
    prepared = town.ask("prepare", "1")
    (draft,) = prepared["forms"]
    assert len(town.ask("check", given={draft: "H53.101-20261116-9999999"})) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_many_kills_at_random_moments(town, seed):
    acknowledged, faults = a_round(town, random.Random(seed).choice(["web", "database"]), seed=seed, number=60)
    assert faults == []
    assert acknowledged >= 2
    press_again(town)


def a_crowd(town: Town, *, people: int, each: int, kills: list[str], seed: int) -> tuple[Crowd, list[str]]:
    """People hand in, pay and act while processes are killed; returns the crowd and what is doubled or missing."""
    town.start_partners()
    crowd = Crowd(town, town.ask("prepare", str(each), driver="crowding"), people, seed)
    town.start_worker()
    crowd.live_through(kills)
    town.kill("worker")
    return crowd, town.ask("check", given=crowd.acknowledged, driver="crowding")


@pytest.mark.goal("cases-18")
def test_a_crowd_that_submits_pays_and_acts_lives_through_three_kills(town):
    crowd, faults = a_crowd(town, people=20, each=10, kills=["worker", "database", "web"], seed=4)
    assert faults == []
    assert sorted(crowd.acknowledged.values()) == ["accept"] * 10 + ["pay"] * 10 + ["submit"] * 10


def test_the_crowds_check_finds_what_was_acknowledged_and_never_done(town):
    """The control: a payment and a receipt that nobody asked for."""
    town.start_partners()
    requests = [one for one in town.ask("prepare", "1", driver="crowding") if one["kind"] != "submit"]
    given = {one["id"]: one["kind"] for one in requests}
    found = town.ask("check", given=given, driver="crowding")
    assert {line.split()[0] for line in found} == {"pay", "accept"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_two_hundred_people_live_through_nine_kills(town, seed):
    kills = ["worker", "database", "web"] * 3
    random.Random(seed).shuffle(kills)
    crowd, faults = a_crowd(town, people=200, each=100, kills=kills, seed=seed)
    assert faults == []
    assert len(crowd.acknowledged) == 300
