"""A card as a page shows it: every point with the figures behind it and the way to their records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.cards import Card, Line, Score
from tinhso.engines.indexes.totals import Total
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indicators import api as indicators
from tinhso.ui import figures as written


@dataclass(frozen=True)
class Row:
    """One line: ``value`` and ``share`` are what was measured, ``drill`` the list of its records."""

    item: Item
    depth: int
    own: str
    verified: str
    maximum: str
    value: str = ""
    share: str = ""
    drill: str = ""
    url: str = ""
    missing: str = ""
    tone: str = ""


def points(number: Decimal | None) -> str:
    return written.number(number, 2)


def rows_of(card: Card, office: Office, code: str, period: indicators.Period) -> list[Row]:
    """Every line of the card in words."""
    return [_row(line, office, code, period) for line in card.lines]


def with_period(address: str, period: indicators.Period, **more: str) -> str:
    return f"{address}?{urlencode({'ky': indicators.write_period(period), **more})}"


def value_of(item: Item, value: Decimal | None) -> str:
    """A typed or measured value in the criterion's unit; a dash where there is none."""
    if value is None:
        return written.NO_DATA
    if item.unit == Item.Unit.YES_NO:
        return _("Yes") if value else _("No")
    if item.unit == Item.Unit.PERCENT:
        return written.percent(value / 100, 2)
    return written.number(value, 2 if value != value.to_integral() else 0)


def _row(line: Line, office: Office, code: str, period: indicators.Period) -> Row:
    score = line.score
    if score is None:
        return Row(line.item, line.depth, _of(line.own), _of(line.verified), points(line.own.maximum))
    address = reverse("indexes:criterion", args=[code, office.code, line.item.pk])
    measured, own = score.measured, score.own
    is_measured = measured is not None and not line.item.is_by_hand
    value = measured.value if is_measured and measured else own.value if own else None
    return Row(
        item=line.item,
        depth=line.depth,
        own=points(score.own_points),
        verified=points(score.verified_points),
        maximum=points(score.maximum),
        value=value_of(line.item, value),
        share=_share(score) if is_measured else "",
        drill=_drill(line.item, office, period) if is_measured else "",
        url=with_period(address, period),
        missing=why_missing(score),
        tone="" if score.own_points is not None else "near",
    )


def why_missing(score: Score) -> str:
    """Why there are no points; "" where there are."""
    if score.own_points is not None:
        return _("does not apply: in full") if score.is_exempt else ""
    if score.item.is_by_hand:
        return _("not scored yet")
    if score.measured is None:
        return _("no such figure in this copy")
    return _("no data in this period")


def _of(total: Total) -> str:
    """“12,50 of 20,00”: points of what could be scored; a dash where nothing could be."""
    return points(total.points) if total.known else written.NO_DATA


def _share(score: Score) -> str:
    measured = score.measured
    if measured is None or measured.over is None:
        return ""
    return f"{written.number(measured.of)}/{written.number(measured.over)}"


def _drill(item: Item, office: Office, period: indicators.Period) -> str:
    address = reverse("indicators:drill", args=[item.indicator])
    query = {"ky": indicators.write_period(period), "don-vi": office.code}
    return f"{address}?{urlencode(query)}"


def total_text(total: Total) -> str:
    """“62,40 of 78,00 points that could be scored”."""
    if not total.known:
        return _("Nothing could be scored yet.")
    return _("%(points)s of %(known)s points that could be scored") % {
        "points": points(total.points), "known": points(total.known),
    }  # fmt: skip


def missing_text(total: Total) -> str:
    """How many points are still without data; "" where all could be scored."""
    if not total.missing:
        return ""
    return _("%(missing)s of %(maximum)s points have no data and are not counted as 0") % {
        "missing": points(total.missing), "maximum": points(total.maximum),
    }  # fmt: skip
