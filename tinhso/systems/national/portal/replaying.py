"""The status of a dossier after each of its events, as a pure function of them in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from tinhso.engines.cases.api import Records
from tinhso.systems.national.portal.codes import status_of


class Happened(Protocol):
    kind: str
    sign: int
    facts: Any


CHANGES: Mapping[str, Mapping[str, bool]] = {
    "cases.submitted": {},
    "cases.accepted": {"received": True},
    "cases.step_begun": {"step_begun": True},
    "cases.step_done": {},
    "cases.sent_back": {},
    "cases.transferred": {},
    "cases.extended": {},
    "cases.refused": {"refused": True},
    "cases.supplement_asked": {"supplement_open": True},
    "cases.supplement_answered": {"supplement_open": False},
    "cases.duty_raised": {"duty_open": True},
    "cases.duty_settled": {"duty_open": False},
    "cases.withdrawn": {"withdrawal_open": True},
    "cases.withdrawal_declined": {},
    "cases.stopped": {"stopped": True, "withdrawal_open": False, "supplement_open": False, "duty_open": False},
    "cases.decided": {"decided": True},
    "cases.recalled": {"decided": False},
    "cases.returned": {"returned": True},
    "cases.reopened": {"decided": False, "returned": False},
}
SAID = {"cases.accepted": "2"}  # it is received, although its first step has begun
TOLD = frozenset(CHANGES) - {"cases.step_begun"}  # which of them are steps that the portal is told of


def statuses(events: Iterable[Happened], *, duty: bool) -> Iterator[tuple[Happened, str]]:
    """Each event that counts with TrangThai after it; ``duty``: the fee was due from the beginning."""
    has = Records(duty_open=duty)
    for event in events:
        if event.kind not in CHANGES or (event.sign < 0 and event.kind == "cases.decided"):
            continue
        asked_back = event.kind == "cases.withdrawn"  # whatever is done next, the wish has been answered
        has = replace(has, **{"withdrawal_open": asked_back, **CHANGES[event.kind]})
        yield event, SAID.get(event.kind) or status_of(has)
