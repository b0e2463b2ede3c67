"""All returns of one period side by side: line by office, with the sum where a sum makes sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.systems.reports.content.reading import Content, Line
from tinhso.systems.reports.nouns.cells import Value
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import DONE, Return


@dataclass(frozen=True)
class Collation:
    """``rows``: each line with its value by return, in the order of ``returns``, and their sum."""

    content: Content
    returns: Sequence[Return]
    rows: Sequence[tuple[Line, Sequence[Value | None], Decimal | None]]

    @property
    def waiting(self) -> int:
        """Approved and not locked yet."""
        return sum(one.stage == "approved" for one in self.returns)


def collate(regime: Regime, period: str, *, approved: bool = False) -> Collation:
    """Of what was delivered, or only of what is ``approved``. Raises Refused for a period without reports.

    Three statements. Lines are those of the newest form used in the period.
    """
    every = regime.returns.filter(period=period).select_related("form", "office__area", "regime").defer("draft")
    returns = list(every.order_by("office__code"))
    if not returns:
        raise Refused(_("There are no reports of this period."), field="period")
    content = max((one.form for one in returns), key=lambda form: form.number).read
    wanted = [one for one in returns if one.stage in DONE or (not approved and one.delivered_at is not None)]
    by_return: dict[UUID, dict[str, Value]] = defaultdict(dict)
    for value in Value.objects.filter(of__in=wanted, replaced_at=None):
        by_return[value.of_id][value.line] = value
    rows = []
    for line in content.lines.values():
        values = [by_return[one.pk].get(line.code) for one in wanted]
        rows.append((line, values, _sum(line, values)))
    return Collation(content, wanted, rows)


def _sum(line: Line, values: Sequence[Value | None]) -> Decimal | None:
    """Shares and quotients are never added."""
    known = [value.value for value in values if value is not None and value.value is not None]
    if not known or line.unit.startswith("%") or "/" in line.unit:
        return None
    return sum(known, Decimal(0))
