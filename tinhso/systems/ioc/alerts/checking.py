"""Looking at every rule: what its figure says now, and what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.indicators.api import PREVIOUS, Figure, Indicator, Period, catalogue, drill, figures, this_month
from tinhso.engines.messages import api as messages
from tinhso.systems.ioc.alerts.machine import Standing, is_quiet, step
from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule

SILENT_FOR = timedelta(days=92)  # so far back a last record is looked for


def check() -> int:
    """Look at every rule in force, then tell the owners of what is open. Returns how many fire now."""
    rules = list(AlertRule.objects.filter(ended_at=None).order_by("office"))
    known = catalogue() if rules else {}
    by_office: dict[int | None, list[AlertRule]] = defaultdict(list)
    for rule in rules:
        if rule.code in known:
            by_office[rule.office].append(rule)
    firing = 0
    for office, several in by_office.items():
        offices = _below(office)
        wanted = {rule.code: known[rule.code] for rule in several}
        screen = figures(
            list(wanted.values()), period=this_month(clock.today()), offices=offices, compare=(PREVIOUS,),
            whole=office is None,
        )  # fmt: skip
        for rule in several:
            value = _value(rule, screen.total[rule.code], wanted[rule.code], offices)
            firing += look(rule, value, clock.now())
    for alert in Alert.objects.filter(told_at=None, closed_at=None, cleared_at=None).select_related("rule"):
        tell(alert, clock.now())
    return firing


@transaction.atomic
def look(rule: AlertRule, value: float | None, moment: datetime) -> bool:
    """Take the value down; open an alert where the rule begins to fire, mark it well again where it ends."""
    rule = AlertRule.objects.select_for_update().get(pk=rule.pk)
    before, after = rule.state, step(rule.state, rule.bounds.sees(value), moment, rule.hold)
    rule.standing, rule.since, rule.seen, rule.seen_at = after.standing.value, after.since, value, moment
    rule.save(update_fields=["standing", "since", "seen", "seen_at"])
    if after.standing is before.standing:
        return after.standing is Standing.FIRING
    if after.standing is Standing.FIRING:
        opened, is_new = Alert.objects.get_or_create(
            rule=rule, closed_at=None, defaults={"opened_at": moment, "value": value}
        )
        if not is_new:
            opened.cleared_at, opened.told_at, opened.value = None, None, value
            opened.save(update_fields=["cleared_at", "told_at", "value"])
        record("ioc.alerted", on=opened, by=PLATFORM, office=rule.office, area=None, topic=rule.code)
    elif before.standing is Standing.FIRING:
        rule.alerts.filter(closed_at=None).update(cleared_at=moment)
    return after.standing is Standing.FIRING


@transaction.atomic
def tell(alert: Alert, moment: datetime) -> None:
    """Tell the owner, once, and not in the quiet hours."""
    rule = alert.rule
    if is_quiet(moment, rule.quiet_from, rule.quiet_to):
        return
    locked = Alert.objects.select_for_update().filter(pk=alert.pk, told_at=None).first()
    if locked is None:
        return
    locked.told_at = moment
    locked.save(update_fields=["told_at"])
    name = catalogue()[rule.code].name if rule.code in catalogue() else rule.code
    messages.send(
        rule.owner, "ioc.alert", about=alert.pk, link=reverse("ioc:alerts"), key=f"alert:{alert.pk}:{moment:%s}",
        data={"figure": str(name), "unit": rule.unit, "value": "–" if alert.value is None else f"{alert.value:g}"},
    )  # fmt: skip


def _value(rule: AlertRule, figure: Figure, indicator: Indicator, offices: list[int]) -> float | None:
    if rule.kind == AlertRule.Kind.SILENCE:
        return _silence(rule, indicator, offices)
    if rule.kind == AlertRule.Kind.VALUE:
        return figure.value
    before = figure.previous.value if figure.previous else None
    return None if figure.value is None or not before else 100 * (figure.value - before) / abs(before)


def _silence(rule: AlertRule, indicator: Indicator, offices: list[int]) -> float:
    """Hours since the newest record, or since the rule was made."""
    today: date = clock.today()
    lines: Iterable[object] = drill(
        indicator, period=Period.between(today - SILENT_FOR, today), offices=offices, n=1
    )  # fmt: skip
    newest = next((line.at for line in lines), None)  # type: ignore[attr-defined]
    silent: timedelta = clock.now() - max(filter(None, (newest, rule.made_at)))
    return silent.total_seconds() / 3600


def _below(office: int | None) -> list[int]:
    """The unit with all below it, as whoever made the rule saw it; None: the top of the province."""
    found = directory.office_by_here(office) if office is not None else directory.top_office()
    return sorted(directory.offices_under(found)) if found is not None else []
