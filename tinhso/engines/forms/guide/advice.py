"""What the answers of a guide come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tinhso.base.money import format_dong
from tinhso.engines.forms.content import Paper, in_language
from tinhso.engines.forms.fees import Fee, version_fees
from tinhso.engines.forms.guide.guide import Guide
from tinhso.engines.forms.papers import case_of
from tinhso.engines.forms.places import Place, places_of
from tinhso.engines.forms.rules import Rule, holds, names_in
from tinhso.engines.forms.sheet import CHANNELS, in_words
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Way:
    """One way to hand in: how long from the day the papers are complete, and what it costs."""

    channel: str
    name: str
    time: str
    note: str
    fees: list[Fee]

    @property
    def cost(self) -> str:
        """The sum for one, where something is to be paid."""
        total = sum(fee.line.amount for fee in self.fees)
        return format_dong(total) if total else ""


@dataclass(frozen=True)
class Advice:
    """Papers that are needed, those that depend on what only the form asks, the ways, and where."""

    case: str
    papers: list[Paper]
    perhaps: list[Paper]
    ways: list[Way]
    agency: str
    places: list[Place]


def advise(guide: Guide) -> Advice:
    """For a guide that is answered and shows no exit."""
    version, answers = guide.version, guide.answers
    known = frozenset(guide.fields)
    case = case_of(version, answers) if _is_decided((row.get("when") for row in _cases(version)), known) else ""
    needed, perhaps = [], []
    for paper in version.papers:
        if paper.cases and case and case not in paper.cases:
            continue
        if (paper.cases and not case) or not _is_decided([paper.when], known):
            perhaps.append(paper)
        elif holds(paper.when, answers):
            needed.append(paper)
    return Advice(
        case=next((in_language(row, "name") for row in _cases(version) if row["code"] == case), ""),
        papers=needed,
        perhaps=perhaps,
        ways=[_way(version, row, case, answers) for row in version.content["channels"]],
        agency=in_language(version.content["agency"], "name"),
        places=places_of(version),
    )


def _way(version: ProcedureVersion, row: dict[str, Any], case: str, answers: dict[str, Any]) -> Way:
    groups = [answers["payer_group"]] if answers.get("payer_group") else []
    return Way(
        channel=row["channel"],
        name=str(CHANNELS[row["channel"]]),
        time=in_words(version.limit(row["channel"], case)),
        note=in_language(row, "note"),
        fees=version_fees(version, row["channel"], groups),
    )


def _cases(version: ProcedureVersion) -> list[dict[str, Any]]:
    return list(version.content.get("cases", ()))


def _is_decided(rules: Iterable[Rule], known: frozenset[str]) -> bool:
    """Whether the guide asks everything that these conditions read."""
    return all(set(names_in(rule)) <= known for rule in rules)
