"""What a form asks otherwise than the one in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.designing.conditions import in_words
from tinhso.engines.forms.linting import fields_of

NAMED: dict[str, Promise] = {
    "label": _("wording"), "label_en": _("English wording"), "hint": _("hint"), "hint_en": _("English hint"),
    "type": _("kind of answer"), "required": _("whether it must be answered"), "options": _("answers to choose from"),
    "schema": _("limits"), "show": _("condition"), "prefill": _("what fills it in"), "when": _("past or future"),
    "fields": _("questions within"), "most": _("how many at most"), "messages": _("sentences for mistakes"),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One question that is ``new``, ``gone``, ``changed`` or ``moved``; ``parts`` says in what, ``before`` how."""

    kind: str
    name: str
    label: str
    parts: tuple[str, ...] = ()
    was: str = ""
    now: str = ""


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Question by question, in the order of the new form; those that are gone come last."""
    old, new = fields_of(before), fields_of(after)
    kept = [name for name in old if name in new]
    order = [name for name in new if name in old]
    movers = set() if kept == order else _moved(kept, order)
    return [*_walk(old, new, movers), *(Difference("gone", n, in_language(r, "label")) for n, r in old.items()
                                        if n not in new)]  # fmt: skip


def _walk(old: dict[str, Any], new: dict[str, Any], movers: set[str]) -> Iterator[Difference]:
    for name, row in new.items():
        label = in_language(row, "label")
        if name not in old:
            yield Difference("new", name, label)
            continue
        was = old[name]
        parts = tuple(key for key in sorted({*was, *row}) if was.get(key) != row.get(key))
        if parts:
            said = tuple(str(NAMED.get(part, part)) for part in parts)
            one = in_words(was.get("show"), old) if "show" in parts and was.get("show") else was["label"]
            other = in_words(row.get("show"), new) if "show" in parts and row.get("show") else row["label"]
            shown = {"label", "show"} & set(parts)
            yield Difference("changed", name, label, said, one if shown else "", other if shown else "")
        elif name in movers:
            yield Difference("moved", name, label)


def _moved(kept: list[str], order: list[str]) -> set[str]:
    """The questions that left their place: those outside the longest run that kept its order."""
    places = [order.index(name) for name in kept]
    best: list[list[int]] = []
    for number, place in enumerate(places):
        runs = [best[earlier] for earlier in range(number) if places[earlier] < place]
        best.append([*max(runs, key=len, default=[]), number])
    stays = {kept[number] for number in max(best, key=len, default=[])}
    return set(kept) - stays
