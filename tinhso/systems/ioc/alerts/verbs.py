"""Making and ending rules, taking note of alerts and closing them."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.api import Indicator
from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.boards.asked import Asked

LONGEST_HOLD = 7 * 24 * 60


@transaction.atomic
def make_rule(
    *,
    indicator: Indicator,
    asked: Asked,
    kind: str,
    is_above: bool,
    bound: float,
    clears_at: float | None = None,
    hold_minutes: int = 0,
    quiet_from: time | None = None,
    quiet_to: time | None = None,
    by: Actor,
) -> AlertRule:
    """Watch a figure of a unit; whoever makes the rule owns it. Raises Denied, AlreadyDone, Refused beside a field."""
    by = access.require_at(by, "ioc.watch", _subjects(asked.office))
    clears = bound if clears_at is None else clears_at
    if (clears > bound) if is_above else (clears < bound):
        raise Refused(_("It must be calm again on the good side of the bound."), field="clears_at")
    if kind == AlertRule.Kind.SILENCE and (not is_above or indicator.of_series is None):
        raise Refused(_("Silence is watched of figures that count records, above a number of hours."), field="kind")
    if hold_minutes > LONGEST_HOLD:
        raise Refused(_("Let it hold for a week at most."), field="hold_minutes")
    if (quiet_from is None) != (quiet_to is None):
        raise Refused(_("Give both ends of the quiet hours, or neither."), field="quiet_to")
    owner = by.position or by.subject
    watched = {"code": indicator.code, "office": asked.office, "kind": kind, "is_above": is_above, "bound": bound}
    if AlertRule.objects.filter(**watched, owner=owner, ended_at=None).exists():
        raise AlreadyDone(_("You watch this figure by this rule already."), field="bound")
    made = AlertRule.objects.create(
        **watched, unit=asked.sight.name, unit_code=asked.sight.code, clears_at=clears, hold_minutes=hold_minutes,
        quiet_from=quiet_from, quiet_to=quiet_to, owner=owner, made_by=owner, made_at=clock.now(),
    )  # fmt: skip
    record("ioc.rule_made", on=made, by=by, office=asked.office, area=None, topic=indicator.code, watched=kind)
    return made


@transaction.atomic
def end_rule(rule_id: UUID, *, by: Actor) -> AlertRule:
    """Watch no longer; its open alert stays until it is closed. Raises Denied, AlreadyDone."""
    rule = AlertRule.objects.select_for_update().get(pk=rule_id)
    by = access.require_at(by, "ioc.watch", _subjects(rule.office))
    if rule.ended_at is not None:
        raise AlreadyDone(_("This rule has ended already."))
    rule.ended_at = clock.now()
    rule.save(update_fields=["ended_at"])
    record("ioc.rule_ended", on=rule, by=by, office=rule.office, area=None, topic=rule.code)
    return rule


@transaction.atomic
def acknowledge(alert_id: UUID, *, by: Actor) -> Alert:
    """Somebody has seen it and sees to it. Raises Denied, AlreadyDone."""
    alert, by = _open(alert_id, by)
    if alert.acknowledged_at is not None:
        raise AlreadyDone(_("Somebody has taken note of this alert already."))
    alert.acknowledged_by, alert.acknowledged_at = by.position or by.subject, clock.now()
    alert.save(update_fields=["acknowledged_by", "acknowledged_at"])
    record("ioc.alert_noted", on=alert, by=by, office=alert.rule.office, area=None, topic=alert.rule.code)
    return alert


@transaction.atomic
def close(alert_id: UUID, *, words: str, by: Actor) -> Alert:
    """Say what was found, and be done with it. Raises Denied, AlreadyDone, Refused beside ``words``."""
    alert, by = _open(alert_id, by)
    if not words.strip():
        raise Refused(_("Say what was found or done."), field="words")
    alert.words, alert.closed_by, alert.closed_at = nfc(words.strip()), by.position or by.subject, clock.now()
    alert.save(update_fields=["words", "closed_by", "closed_at"])
    record("ioc.alert_closed", on=alert, by=by, office=alert.rule.office, area=None, topic=alert.rule.code)
    return alert


def _open(alert_id: UUID, by: Actor) -> tuple[Alert, Actor]:
    alert = Alert.objects.select_for_update(of=("self",)).select_related("rule").get(pk=alert_id)
    by = access.require_at(by, "ioc.watch", _subjects(alert.rule.office))
    if alert.closed_at is not None:
        raise AlreadyDone(_("This alert has been closed already."))
    return alert, by


def _subjects(office: int | None) -> tuple[int, ...]:
    """Where the right is needed: at the unit, or at the top of the province for the whole."""
    found = directory.office_by_here(office) if office is not None else directory.top_office()
    return directory.subjects_of(found) if found is not None else ()
