"""A board as PDF, A4 across."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinhso.base.typesetting import typeset
from tinhso.engines.indicators.api import value_text
from tinhso.systems.ioc.boards.tiles import Tile
from tinhso.systems.ioc.exports.sheet import Sheet


def as_pdf(sheet: Sheet) -> bytes:
    """Every figure with its assessment, plan, comparisons and course; below, the units."""
    data = {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": str(sheet.title),
        "unit": sheet.unit,
        "period": sheet.period,
        "exact": sheet.exact,
        "permission": sheet.permission,
        "words": {
            "figure": _("Figure"), "value": _("Value"), "assessment": _("Assessment"), "plan": _("Plan"),
            "compared": _("Compared"), "course": _("Last twelve periods"), "office": _("Office"),
            "units": _("The units below"),
        },
        "sections": [
            {"title": str(section.title), "rows": [_row(tile) for tile in section.tiles]} for section in sheet.sections
        ],
        "columns": [str(indicator.name) for indicator in sheet.columns],
        "units": [
            [name, *(value_text(i, value) for i, value in zip(sheet.columns, values, strict=True))]
            for name, values in sheet.by_unit
        ],
    }  # fmt: skip
    return typeset("systems/ioc/typst/board.typ", data, at=sheet.moment).pdf


def _row(tile: Tile) -> dict[str, Any]:
    band, plan = tile.band, tile.plan
    return {
        "name": str(tile.label),
        "value": tile.value,
        "band": f"{band.shape} {band.word}" if band else "",
        "tone": tile.tone,
        "plan": plan["target"] if plan else tile.target,
        "notes": list(tile.notes),
        "course": [None if one.value is None else float(one.value) for one in tile.figure.trend],
    }
