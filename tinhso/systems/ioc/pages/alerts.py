"""Pages of alerts: the open ones with the rules, and a new rule on a figure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages as said
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import names_of
from tinhso.engines.indicators.api import Indicator, catalogue, name_period, page_address, this_month
from tinhso.systems.ioc.alerts import queries, verbs
from tinhso.systems.ioc.alerts.forms import RuleForm
from tinhso.systems.ioc.alerts.nouns import AlertRule
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.boards.reading import figure_named, screen_of
from tinhso.systems.ioc.boards.tiles import tiles
from tinhso.systems.ioc.pages.telling import told


@require_GET
@official_required("ioc.watch")
def alerts(request: HttpRequest) -> HttpResponse:
    """What fires and what fired and nobody has closed; below, what was found of others, and what is watched."""
    actor = request.actor  # type: ignore[attr-defined]
    opened, closed, rules = queries.open_alerts(actor), queries.closed_alerts(actor), list(queries.rules_for(actor))
    people = {one.owner for one in (*rules, *(alert.rule for alert in opened))} | {one.closed_by or 0 for one in closed}
    names = names_of(people | {alert.acknowledged_by for alert in opened if alert.acknowledged_by})
    known = catalogue()
    seen_to = {alert.pk: names.get(alert.acknowledged_by or -1, "") for alert in opened}
    return page(
        request,
        "ioc/alerts.html",
        alerts=[(alert, *_about(known, alert.rule, names), seen_to[alert.pk]) for alert in opened],
        closed=[
            (alert, *_about(known, alert.rule, names)[:2], names.get(alert.closed_by or 0, "")) for alert in closed
        ],
        rules=[(rule, *_about(known, rule, names)) for rule in rules],
    )


@official_required("ioc.watch")
@require_http_methods(["GET", "POST"])
def watch(request: HttpRequest, code: str) -> HttpResponse:
    """A new rule on a figure of a unit."""
    here, indicator = asked(request), figure_named(code)
    form = RuleForm(request.POST or None)
    if form.is_valid():
        given = {**form.cleaned_data}
        given["is_above"] = given.pop("direction") == "1"
        with told(form):
            verbs.make_rule(indicator=indicator, asked=here, by=request.actor, **given)  # type: ignore[attr-defined]
            return redirect("ioc:alerts")
    return page(
        request,
        "ioc/watch.html",
        422 if form.errors else 200,
        form=form,
        tile=tiles(screen_of(here, [indicator]), [indicator], here)[code],
        sight=here.sight,
        period=name_period(here.period),
        back=here.address("ioc:figure", code),
    )


@require_POST
@official_required("ioc.watch")
def settle(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take note of an alert, or close it with what was found."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        if "close" in request.POST:
            verbs.close(key, words=request.POST.get("words", ""), by=actor)
        else:
            verbs.acknowledge(key, by=actor)
    except Denied:
        raise
    except Refused as refused:
        said.error(request, str(refused))
    return redirect("ioc:alerts")


@require_POST
@official_required("ioc.watch")
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Watch no longer."""
    try:
        verbs.end_rule(key, by=request.actor)  # type: ignore[attr-defined]
    except Denied:
        raise
    except Refused as refused:
        said.error(request, str(refused))
    return redirect("ioc:alerts")


def _about(known: Mapping[str, Indicator], rule: AlertRule, names: Mapping[int, str]) -> tuple[str, str, str]:
    """The name of what is watched, its page, and who owns the rule."""
    found = known.get(rule.code)
    name = str(found.name) if found is not None else _("a figure that is no longer there")
    url = page_address("ioc:figure", this_month(clock.today()), rule.unit_code, rule.code)
    return name, url, names.get(rule.owner, "")
