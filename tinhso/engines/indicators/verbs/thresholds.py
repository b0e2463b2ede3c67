"""Saying what values are called, for periods from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.bands import Band, checked, written
from tinhso.engines.indicators.models import Legend
from tinhso.engines.indicators.verbs.places import require_for, who


@transaction.atomic
def set_thresholds(code: str, *, by: Actor, bands: Iterable[Band], valid_from: date) -> Legend:
    """The bands of an indicator from a day on; earlier periods keep theirs."""
    by = require_for(by, "indicators.plan", None)
    rows = written(checked(bands))
    before = Legend.objects.filter(code=code, valid_from__lte=valid_from).order_by("-valid_from").first()
    if before is not None and before.bands == rows:
        raise AlreadyDone(_("These are the thresholds already."))
    legend, _made = Legend.objects.update_or_create(
        code=code, valid_from=valid_from, defaults={"bands": rows, "by": who(by), "at": clock.now()}
    )
    record("indicators.thresholds_set", on=legend, by=by, indicator=code)
    return legend
