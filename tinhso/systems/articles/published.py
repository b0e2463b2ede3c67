"""What the articles say, as data: the figures, the targets, and which indicator of ours says the same."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).parent / "data"
HOME = "Long An"
ARTICLES: dict[str, str | Promise] = {
    "000": _("Long An, digital transformation on three pillars (2023, after June)"),
    "001": _("Long An, the information sector in the first half of 2023 (figures to 30 June 2023)"),
    "002": _("Lâm Đồng, a model of whole digital transformation, part 2 (7 June 2022)"),
    "003": _("Hậu Giang, digital transformation 2020–2022"),
    "004": _("Đồng Nai, building digital government (2023)"),
}


@dataclass(frozen=True)
class Ours:
    """The indicator that counts the same; with ``since`` the rise on that period; ``more``: "more than" is said.

    ``counts``: the article gives the number itself, of which the indicator gives the share; ``within`` is another
    indicator, which counts ``said_within`` of those.
    """

    indicator: str
    period: str
    since: str = ""
    more: bool = False
    counts: bool = False
    within: str = ""
    said_within: int = 0


@dataclass(frozen=True)
class Published:
    """One figure of an article."""

    id: str
    system: str
    place: str
    names: tuple[str, str]  # Vietnamese, English
    value: Decimal
    numerator: int | None
    denominator: int | None
    units: tuple[str, str]
    times: tuple[str, str]
    article: str
    ours: Ours | None

    @property
    def name(self) -> str:
        return _said(self.names)

    @property
    def unit(self) -> str:
        return _said(self.units)

    @property
    def as_of(self) -> str:
        return _said(self.times)

    @property
    def source(self) -> str | Promise:
        return ARTICLES[self.article]

    @property
    def is_home(self) -> bool:
        """Whether it speaks of the province that these records are of."""
        return self.place == HOME

    @property
    def places(self) -> int:
        """Digits behind the comma, as published."""
        return max(0, -int(self.value.as_tuple().exponent))


@dataclass(frozen=True)
class Target:
    """What a province set itself, by an article."""

    id: str
    place: str
    names: tuple[str, str]
    value: Decimal
    by: int
    article: str

    @property
    def name(self) -> str:
        return _said(self.names)

    @property
    def source(self) -> str | Promise:
        return ARTICLES[self.article]


@cache
def published() -> tuple[Published, ...]:
    """Every figure, in the order of the list."""
    ours = {key: Ours(**row) for key, row in tomllib.loads((FOLDER / "ours.toml").read_text("utf-8")).items()}
    return tuple(
        Published(
            row["id"], row["system"], row["place"], (row["figure_vi"], row["figure"]), Decimal(row["value"]),
            _number(row["numerator"]), _number(row["denominator"]), (row["unit_vi"], row["unit"]),
            (row["as_of_vi"], row["as_of"]), row["article"], ours.get(row["id"]),
        )
        for row in _rows("figures.csv")
    )  # fmt: skip


@cache
def targets() -> tuple[Target, ...]:
    """Every target, in the order of the list."""
    return tuple(
        Target(row["id"], row["place"], (row["target_vi"], row["target"]), Decimal(row["value"]), int(row["by"]),
               row["article"])
        for row in _rows("targets.csv")
    )  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> int | None:
    return int(text) if text else None


def _said(pair: tuple[str, str]) -> str:
    return pair[0] if (get_language() or "vi").startswith("vi") else pair[1]
