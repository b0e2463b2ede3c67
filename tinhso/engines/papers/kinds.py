"""Kinds of papers: what the parts declare, and how a kind is found by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tinhso.base.registry import Text, offered


@dataclass(frozen=True)
class Shown:
    """A field of the data that the public verification page shows, masked if ``data_class`` names a class."""

    field: str
    label: Text
    data_class: str = ""


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper; parts offer tuples of them at the point ``papers.kinds``.

    ``template`` is a typst file below ``tinhso/``, ``needs`` the fields that its data must have. ``number`` is the
    pattern of number and symbol: ``{n}``, ``{year}``, ``{office}`` (its identifier) and fields of the data; kinds
    with the same ``book`` share one counter per office and year. ``sealed`` adds the office's seal to a signature;
    a paper that nobody signs always bears it. ``retention`` is in years, 0 for ever.
    """

    code: str
    name: Text
    template: str
    number: str = "{n:02}"
    book: str = ""
    needs: tuple[str, ...] = ()
    public: tuple[Shown, ...] = ()
    sealed: bool = True
    retention: int = 0

    def numbered(self, n: int, year: int, office: str, data: Mapping[str, Any]) -> str:
        """Number and symbol, such as ``07/TNHS``."""
        return self.number.format_map({**data, "n": n, "year": year, "office": office})


@cache
def kinds() -> dict[str, PaperKind]:
    """Every kind that the parts offer, by code."""
    return {kind.code: kind for group in offered("papers.kinds") for kind in group}


def kind_of(code: str) -> PaperKind:
    """Raises LookupError for a kind that no part offers."""
    try:
        return kinds()[code]
    except KeyError:
        raise LookupError(f"No part offers the paper {code}.") from None
