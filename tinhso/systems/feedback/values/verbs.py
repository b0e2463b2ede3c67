"""Confirming or changing a value: from today on, on the ground of a regulation that is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Retention, TimeLimit
from tinhso.systems.feedback.records import REPORT
from tinhso.systems.feedback.values.rows import LEVELS, LIMIT, MORE, Value, is_example, value_of

RIGHT = "feedback.manage"


@transaction.atomic
def settle(value: Value, *, given: Mapping[str, Any], law: str, by: Actor) -> Value:
    """From today on ``given`` holds, confirmed by ``law``; promises already made stay.

    Raises Refused beside the field that cannot be so.
    """
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    law = nfc(law).strip()
    if not law or is_example(law):
        raise Refused(_("Name the regulation of the province that says so: number, day, who issued it."), field="law")
    key = value.key
    if value.kind == LIMIT:
        key = str(_limit(key, law=law, **given).pk)
    elif value.kind == LEVELS:
        _levels(given, law)
    elif value.kind == MORE:
        _more(given, law)
    else:
        _retention(key, law=law, **given)
    access.set_up_changed()
    record("feedback.value_settled", by=by, value=value.kind, key=key)
    settled = value_of(value.kind, key)
    if settled is None:
        raise LookupError(f"{value.kind} {key} does not hold today.")
    return settled


def _limit(key: str, *, amount: Any, unit: str, law: str) -> TimeLimit:
    if amount <= 0:
        raise Refused(_("A limit is greater than zero."), field="amount")
    today, old = clock.today(), TimeLimit.objects.select_for_update().get(pk=key)
    if old.valid_from == today:
        old.amount, old.unit, old.law = amount, unit, law
        old.save(update_fields=["amount", "unit", "law"])
        return old
    old.valid_to = today
    old.save(update_fields=["valid_to"])
    return TimeLimit.objects.create(
        what=old.what, category=old.category, is_urgent=old.is_urgent, amount=amount, unit=unit, law=law,
        valid_from=today,
    )  # fmt: skip


def _levels(given: Mapping[str, Any], law: str) -> None:
    percents = {int(name.removeprefix("level_")): percent for name, percent in given.items()}
    ordered = [percents[level] for level in sorted(percents)]
    if ordered != sorted(ordered) or ordered[0] < 1:
        raise Refused(_("Each level is told later than the one before it, or at the same time."), field="level_1")
    cases.set_thresholds(REPORT, percents, valid_from=clock.today(), law=law, anew=True)


def _more(given: Mapping[str, Any], law: str) -> None:
    if not given["approved_by"].strip():
        raise Refused(_("Say who approved it."), field="approved_by")
    cases.set_supplement_rule(REPORT, valid_from=clock.today(), anew=True, ground=law, **given)


def _retention(openness: str, *, anonymise_days: int, delete_days: int, law: str) -> None:
    if not 0 < anonymise_days <= delete_days:
        raise Refused(_("A report is made anonymous first, then deleted."), field="delete_days")
    today = clock.today()
    held = Retention.objects.filter(openness=openness, valid_to=None)
    held.filter(valid_from__lt=today).update(valid_to=today)
    Retention.objects.update_or_create(
        openness=openness, valid_from=today,
        defaults={"anonymise_days": anonymise_days, "delete_days": delete_days, "law": law},
    )  # fmt: skip
