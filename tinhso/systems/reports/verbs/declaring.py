"""Declaring a regime, publishing its form, ending it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc, slug
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.models import KeptSeries
from tinhso.systems.reports.content.reading import read_content
from tinhso.systems.reports.content.soundness import check_content
from tinhso.systems.reports.nouns.form import Form
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.verbs.places import require_owner, who

DECLARE = "reports.declare"


@transaction.atomic
def declare_regime(*, owner: Office, name: str, by: Actor, named: Collection[Office] = (), **said: Any) -> Regime:
    """A new regime of ``owner``; the head of who delivers always signs. Raises Denied, AlreadyDone, Refused."""
    by = require_owner(by, DECLARE, owner)
    code = said.pop("code", "") or slug(name)[:60].strip("-")
    if Regime.objects.filter(code=code).exists():
        raise AlreadyDone(_("There is already a regime of this name."))
    if said["who"] == Regime.Who.NAMED and not named:
        raise Refused(_("Name the offices that deliver."), field="named")
    levels = [level for level in Level.values if level in {Level.SIGN, *said.pop("levels", Level.values)}]
    regime = Regime.objects.create(
        code=code, name=nfc(name.strip()), owner=owner, levels=levels, declared_by=who(by), declared_at=clock.now(),
        **said,
    )  # fmt: skip
    regime.named.set(named)
    record("reports.declared", on=regime, by=by, office=owner.here_id, topic=code)
    return regime


@transaction.atomic
def publish_form(regime_id: UUID, content: Mapping[str, Any], *, by: Actor, valid_from: date | None = None) -> Form:
    """The next version of a form, for periods that end from ``valid_from`` (today) on. Raises Denied, AlreadyDone,
    Refused for lines, rules or series that make no sense.
    """
    regime = Regime.objects.select_for_update(of=("self",)).select_related("owner").get(pk=regime_id)
    by = require_owner(by, DECLARE, regime.owner)
    newest = regime.forms.order_by("-number").first()
    if newest is not None and newest.content == content:
        raise AlreadyDone(_("The form says this already."))
    read = read_content(content)
    wanted = [line.series for line in read.lines.values() if line.series]
    check_content(read, regime, {one.code: one for one in KeptSeries.objects.filter(code__in=wanted)})
    form = Form.objects.create(
        regime=regime,
        number=newest.number + 1 if newest else 1,
        content=content,
        valid_from=valid_from or clock.today(),
        published_by=who(by),
        published_at=clock.now(),
    )
    record("reports.published", on=form, by=by, office=regime.owner.here_id, topic=regime.code, number=form.number)
    return form


@transaction.atomic
def end_regime(regime_id: UUID, *, by: Actor, last: date | None = None) -> Regime:
    """No period that begins after ``last`` (today) is asked for any more. Raises Denied, AlreadyDone."""
    regime = Regime.objects.select_for_update(of=("self",)).select_related("owner").get(pk=regime_id)
    by = require_owner(by, DECLARE, regime.owner)
    if regime.valid_to is not None:
        raise AlreadyDone(_("This regime has been ended already."))
    regime.valid_to = last or clock.today()
    regime.save(update_fields=["valid_to"])
    record("reports.ended", on=regime, by=by, office=regime.owner.here_id, topic=regime.code)
    return regime
