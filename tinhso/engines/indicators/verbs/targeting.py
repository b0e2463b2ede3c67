"""Setting targets: the newest counts, the earlier ones stay as its history."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.finding import find
from tinhso.engines.indicators.models import Target
from tinhso.engines.indicators.period_names import write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.verbs.places import require_for, who


@transaction.atomic
def set_target(
    code: str,
    *,
    by: Actor,
    period: Period,
    value: Decimal | None,
    basis: str,
    office: int | None = None,
    area: int | None = None,
    reason: str = "",
) -> Target:
    """The plan of a unit for a period, None: no longer any. A change needs its reason. Areas are the top's to plan."""
    by = require_for(by, "indicators.plan", office)
    if find(code) is None:
        raise Refused(_("There is no indicator “%(name)s”.") % {"name": code}, field="code")
    if not basis.strip():
        raise Refused(_("Name the decision that the target comes from."), field="basis")
    cell = {"code": code, "office": office, "area": area, "period": write_period(period)}
    before = Target.objects.select_for_update().in_force().filter(**cell).first()
    if before is not None:
        if before.value == value:
            raise AlreadyDone(_("This is the target already."))
        if not reason.strip():
            raise Refused(_("There is a target already: say why it changes."), field="reason")
        before.replaced_at = clock.now()
        before.save(update_fields=["replaced_at"])
    target = Target.objects.create(
        **cell,
        first=period.first,
        end=period.end,
        value=value,
        basis=nfc(basis),
        reason=nfc(reason),
        by=who(by),
        at=clock.now(),
    )
    record("indicators.target_set", on=target, by=by, office=office, area=area, indicator=code, period=target.period)
    return target
