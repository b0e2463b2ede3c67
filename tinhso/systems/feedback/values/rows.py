"""Every dated value of 1022 that holds today, and whether somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.cases.api import supplement_rule
from tinhso.engines.cases.models import Threshold
from tinhso.systems.feedback.models import Category, Retention, TimeLimit
from tinhso.systems.feedback.records import REPORT

EXAMPLE = "giá trị mẫu"  # what the legal basis of a delivered example says
UNITS = (("hour", _("working hours")), ("clock", _("hours, day and night")), ("workday", _("working days")),
         ("day", _("days")))  # fmt: skip
LIMIT, LEVELS, RETENTION, MORE = "thoi-han", "bao-cap-tren", "luu-giu", "bo-sung"


@dataclass(frozen=True)
class Value:
    """One value as its keeper reads it; ``kind`` and ``key`` find it again, ``given`` fills its form."""

    kind: str
    key: str
    name: str
    shown: str
    law: str
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_example(self) -> bool:
        return is_example(self.law)


def is_example(law: str) -> bool:
    """Whether a legal basis is the one of a delivered example, which the province has not confirmed."""
    return EXAMPLE in law.lower()


def values() -> list[Value]:
    """The time limits, whom delays are told to, how questions to reporters lapse, how long reports are kept."""
    return [*_limits(), *_levels(), *_more(), *_retentions()]


def value_of(kind: str, key: str) -> Value | None:
    """The value that holds today under this name."""
    return next((each for each in values() if (each.kind, each.key) == (kind, key)), None)


def _limits() -> list[Value]:
    on = clock.today()
    rows = TimeLimit.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    order = {what: place for place, what in enumerate(TimeLimit.What.values)}
    found = rows.select_related("category").order_by("category", "-valid_from")
    newest = {(row.category_id, row.what, row.is_urgent): row for row in reversed(found)}
    units = dict(UNITS)
    return [
        Value(
            LIMIT, str(row.pk), _name(row), f"{_plain(row.amount)} {units.get(row.unit, row.unit)}", row.law,
            {"amount": row.amount.normalize(), "unit": row.unit},
        )
        for row in sorted(
            newest.values(), key=lambda row: (row.category_id or "", order.get(row.what, 9), row.is_urgent)
        )
    ]  # fmt: skip


def _name(row: TimeLimit) -> str:
    name = capfirst(str(row.get_what_display()))
    urgent = gettext("urgent")
    name = f"{name} ({urgent})" if row.is_urgent else name
    return f"{row.category}: {name}" if row.category else name


def _plain(amount: Decimal) -> str:
    """``2``, ``0,5``: without the zeros that the database keeps."""
    return str(localize(int(amount) if amount == int(amount) else amount.normalize()))


def _levels() -> list[Value]:
    on = clock.today()
    rows = Threshold.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), kind=REPORT, valid_from__lte=on)
    newest = {row.level: row for row in rows.order_by("valid_from")}
    if not newest:
        return []
    each = [f"{newest[level].get_level_display()} {newest[level].percent} %" for level in sorted(newest)]
    laws = {row.law for row in newest.values()}
    law = next((law for law in laws if is_example(law)), next(iter(laws)))
    given = {f"level_{level}": row.percent for level, row in newest.items()}
    return [Value(LEVELS, "1022", gettext("Whom a delay is told to"), "; ".join(each), law, given)]


def _more() -> list[Value]:
    rule = supplement_rule(REPORT, "")
    if rule is None:
        return []
    names = ("most", "answer_days", "remind_before", "grace", "after", "approved_by")
    shown = gettext("at most %(most)d times, an answer within %(answer_days)d days") % {
        "most": rule.most, "answer_days": rule.answer_days,
    }  # fmt: skip
    given = {name: getattr(rule, name) for name in names}
    given["approved_by"] = "" if is_example(rule.approved_by) else rule.approved_by
    return [Value(MORE, "1022", gettext("Questions to the reporter"), shown, rule.ground, given)]


def _retentions() -> list[Value]:
    on = clock.today()
    rows = Retention.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    newest = {row.openness: row for row in rows.order_by("valid_from", "pk")}
    names = dict(Category.Openness.choices)
    kept, shown = gettext("How long reports are kept"), gettext("anonymous %(first)s, deleted %(last)s")
    return [
        Value(
            RETENTION, row.openness, f"{kept}: {names[row.openness]}",
            shown % {"first": _days(row.anonymise_days), "last": _days(row.delete_days)},
            row.law, {"anonymise_days": row.anonymise_days, "delete_days": row.delete_days},
        )
        for row in newest.values()
    ]  # fmt: skip


def _days(n: int) -> str:
    return ngettext("after %(n)d day", "after %(n)d days", n) % {"n": n}
