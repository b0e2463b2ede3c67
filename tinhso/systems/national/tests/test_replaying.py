"""The status codes 1–10 as a pure function: of the records, and of the events in order."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tinhso.base import clock
from tinhso.engines.cases.stages import Records, Stage
from tinhso.systems.national.portal.codes import moment, status_of, truth
from tinhso.systems.national.portal.replaying import statuses

pytestmark = pytest.mark.goal("cases-10")


@dataclass
class Happened:
    kind: str
    sign: int = 1
    facts: dict[str, str] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("has", "code"),
    [
        (Records(), "1"),
        (Records(received=True), "2"),
        (Records(refused=True), "3"),
        (Records(received=True, step_begun=True), "4"),
        (Records(received=True, step_begun=True, supplement_open=True), "5"),
        (Records(duty_open=True), "6"),
        (Records(received=True, step_begun=True, withdrawal_open=True), "7"),
        (Records(received=True, step_begun=True, stopped=True), "8"),
        (Records(received=True, step_begun=True, decided=True), "9"),
        (Records(received=True, step_begun=True, decided=True, returned=True), "10"),
        (Records(received=True, decided=True, supplement_open=True), "9"),
        (Records(supplement_open=True, withdrawal_open=True), "7"),
    ],
)
def test_the_status_follows_from_the_records_alone(has, code):
    assert status_of(has) == code and int(code) in Stage.values


def told(*kinds: str, duty: bool = False) -> list[str]:
    return [status for _event, status in statuses([Happened(f"cases.{kind}") for kind in kinds], duty=duty)]


@pytest.mark.parametrize(
    ("kinds", "duty", "codes"),
    [
        (("submitted", "step_begun", "accepted", "step_done", "decided", "returned"), False, "1 4 2 4 9 10"),
        (("submitted", "duty_settled", "step_begun", "accepted"), True, "6 1 4 2"),
        (("submitted", "refused"), False, "1 3"),
        (("submitted", "supplement_asked", "supplement_answered"), False, "1 5 1"),
        (("submitted", "step_begun", "accepted", "supplement_asked", "supplement_answered"), False, "1 4 2 5 4"),
        (("submitted", "step_begun", "accepted", "withdrawn", "stopped"), False, "1 4 2 7 8"),
        (("submitted", "step_begun", "accepted", "withdrawn", "step_done"), False, "1 4 2 7 4"),
        (("submitted", "step_begun", "accepted", "decided", "recalled", "decided"), False, "1 4 2 9 4 9"),
        (("submitted", "claimed", "step_begun", "accepted", "duty_raised", "duty_settled"), False, "1 4 2 6 4"),
    ],
)
def test_every_event_has_its_status_after_it(kinds, duty, codes):
    assert told(*kinds, duty=duty) == codes.split()


def test_what_a_recall_takes_back_is_no_step():
    events = [Happened("cases.submitted"), Happened("cases.decided"), Happened("cases.decided", sign=-1)]
    assert [status for _event, status in statuses(events, duty=False)] == ["1", "9"]


def test_moments_and_truths_are_written_as_the_portal_reads_them():
    assert moment(clock.at(2026, 11, 22, 8, 15)) == "20261122081500"
    assert (moment(None), truth(True), truth("")) == ("", "True", "False")
