"""Whom the tariff favours: the question by which a payer says so, and the paper that proves it."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tinhso.engines.forms.content import in_language

QUESTION = "payer_group"  # the tariff's own word: an answer to it is a group of payers
NONE = "none"
ELDERLY, CHILD = 60, 16  # years: Law on the Elderly 39/2009/QH12, article 2; Law on Children 102/2016/QH13, article 1
_FILE = Path(__file__).parent / "data" / "payers.toml"
Content = dict[str, Any]


def asking(content: Content, groups: Iterable[str]) -> Content:
    """The content with a question for these groups, and with their proofs among the papers.

    A question that the form has already keeps its place and its words; a new one comes on a page after the first.
    """
    known, wanted = _known(), list(dict.fromkeys(groups))
    changed = copy.deepcopy(content)
    if (field := _question(changed)) is not None:
        field["options"] = _options(wanted, known)
    else:
        changed["form"]["pages"].insert(1, _page(wanted, known))
    codes = {row["proof"]["code"] for row in known["groups"].values() if "proof" in row}
    papers = [paper for paper in changed.get("papers", ()) if paper["code"] not in codes]
    return changed | {"papers": [*papers, *(_proof(group, known) for group in wanted if _proves(group, known))]}


def favoured(tariff: Iterable[Content]) -> list[str]:
    """The groups of payers that the rows of a tariff favour, in its order: those that a form can ask about."""
    groups = dict.fromkeys(row.get("payer_group", "") for row in tariff)
    return [group for group in groups if group in _known()["groups"]]


def unasked(content: Content, tariff: Iterable[Content]) -> list[str]:
    """Those of them about whom the form of the content does not ask."""
    if "form" not in content:
        return []
    asked = {option["value"] for option in (_question(content) or {}).get("options", ())}
    return [group for group in favoured(tariff) if group not in asked]


def name_of(group: str) -> str:
    """A group as the form calls it; "" for whoever belongs to none."""
    row = _known()["groups"].get(group, {})
    return in_language(row, "label") if group != NONE else ""


def by_age(born_on: date | None, today: date) -> str:
    """The group that follows from the date of birth alone; "" for whoever is neither a child nor elderly."""
    if born_on is None:
        return ""
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    return "child" if years < CHILD else "elderly" if years >= ELDERLY else ""


def _question(content: Content) -> Content | None:
    rows = (row for page in content["form"]["pages"] for part in page["sections"] for row in part["fields"])
    return next((row for row in rows if row["name"] == QUESTION), None)


def _page(groups: list[str], known: Content) -> Content:
    own = known["question"]
    field = {
        "name": QUESTION, "type": "choice", **_label(own), "required": False, "prefill": "person.payer_group",
        "options": _options(groups, known),
    }  # fmt: skip
    shown = {name: own[name] for name in ("code", "title", "title_en", "lead", "lead_en")}
    return shown | {"sections": [{"fields": [field]}]}


def _options(groups: list[str], known: Content) -> list[Content]:
    return [{"value": group} | _label(known["groups"][group]) for group in (NONE, *groups)]


def _proves(group: str, known: Content) -> bool:
    return "proof" in known["groups"][group]


def _label(row: Content) -> Content:
    return {name: row[name] for name in ("label", "label_en")}


def _proof(group: str, known: Content) -> Content:
    when = {"==": [{"var": QUESTION}, group]}
    return dict(known["groups"][group]["proof"]) | {"when": when}


@cache
def _known() -> Content:
    return tomllib.loads(_FILE.read_text("utf-8"))
