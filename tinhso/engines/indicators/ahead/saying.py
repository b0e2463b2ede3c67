"""What has changed and what is to come, in sentences made from the figures by rules; each number is a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.text import sort_key
from tinhso.engines.indicators.ahead.year_end import YearEnd
from tinhso.engines.indicators.figures import Figure, Reading
from tinhso.engines.indicators.measures import Better, Indicator
from tinhso.engines.indicators.period_names import name_period, period_in_a_sentence
from tinhso.engines.indicators.periods import Period, midnight
from tinhso.engines.indicators.plans import Plan
from tinhso.engines.indicators.shown import value_text
from tinhso.ui import figures as written

MOST = 3  # units that a sentence names
FEW = 10
SMALL = 0.05  # a change below this in the unit's own writing is none


@dataclass(frozen=True)
class Told:
    """What the sentences are made of; ``links`` leads from a unit's key ("" is the whole) to its list."""

    figure: Figure
    period: Period
    moment: datetime
    units: Mapping[str, Figure]
    names: Mapping[str, str]
    links: Mapping[str, str]

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    def link(self, key: str, text: str) -> SafeString:
        url = self.links.get(key, "")
        return format_html('<a href="{}">{}</a>', url, text) if url else format_html("{}", text)


def sentences(told: Told, plan: Plan | None = None, ahead: YearEnd | None = None) -> list[SafeString]:
    """In their order: the change, whose change it is, the plan, the year's end. None is written without its figure."""
    if told.figure.value is None:
        return [format_html("{}", _("There is no data for this period, which is not the same as zero."))]
    found = [*_change(told), *_whose(told)]
    if plan is not None:
        found.append(_plan(told, plan))
    if ahead is not None:
        found.append(_ahead(told, ahead, plan))
    return found


def _change(told: Told) -> Iterator[SafeString]:
    value = told.link("", value_text(told.indicator, told.figure.value))
    name = name_period(told.period)
    if midnight(told.period.end) > told.moment:
        yield format_html(_("{period}, as far as it has gone: {value}."), period=name, value=value)
        compared = _("the same part of %(period)s")
    else:
        yield format_html(_("{period}: {value}."), period=name, value=value)
        compared = "%(period)s"
    for since, before in (
        (told.figure.previous, told.period.previous()),
        (told.figure.last_year, told.period.same_last_year()),
    ):
        if since is None or since.value is None:
            continue
        yield _against(told, since, compared % {"period": period_in_a_sentence(before)})


def _against(told: Told, since: Reading, period: str) -> SafeString:
    change = told.figure.change(since) or 0
    was = value_text(told.indicator, since.value)
    if abs(change) < SMALL:
        return format_html(_("That is as much as in {period} ({was})."), period=period, was=was)
    text = _("That is {much} more than in {period} ({was}){judged}.")
    if change < 0:
        text = _("That is {much} less than in {period} ({was}){judged}.")
    return format_html(
        text, much=_much(told.indicator, change, since), period=period, was=was, judged=_judged(told, change)
    )


def _much(indicator: Indicator, change: float, since: Reading) -> str:
    """“12 (4,8 %)”; percentages differ by points."""
    if indicator.unit == "%":
        return _("%(points)s points") % {"points": written.number(abs(change), 1)}
    much = value_text(indicator, abs(change))
    if since.value is None or abs(since.value) < FEW:
        return much  # of so few a share says nothing
    return f"{much} ({written.percent(abs(change / since.value), 1)})"


def _judged(told: Told, change: float) -> str:
    if told.indicator.better is Better.NEITHER:
        return ""
    is_good = (change > 0) == (told.indicator.better is Better.UP)
    return _(", which is better") if is_good else _(", which is worse")


def _whose(told: Told) -> Iterator[SafeString]:
    """Of what adds up, who made the change; of a share, who stands lowest and highest."""
    if told.indicator.adds_over_time:
        yield from _who_made_it(told)
    elif told.indicator.unit == "%":
        yield from _who_stands_where(told)


def _who_made_it(told: Told) -> Iterator[SafeString]:
    changes = {key: one.change(one.previous) or 0 for key, one in told.units.items()}
    whole = told.figure.change(told.figure.previous) or 0
    if len(changes) < 2:
        return
    up, down = _largest(told, changes, 1), _largest(told, changes, -1)
    if up:
        yield _named(told, _("The most was added by {units}."), up, changes)
    if down:
        yield _named(told, _("The most was lost by {units}."), down, changes)
    if not up and not down and not whole:
        yield format_html("{}", _("In no unit has it changed."))


def _largest(told: Told, changes: Mapping[str, float], sign: int) -> list[str]:
    moved = [key for key, change in changes.items() if sign * change >= SMALL]
    return sorted(moved, key=lambda key: (-sign * changes[key], sort_key(told.names[key])))[:MOST]


def _named(told: Told, text: str, keys: Sequence[str], changes: Mapping[str, float]) -> SafeString:
    sign = "+" if changes[keys[0]] > 0 else "\N{MINUS SIGN}"
    rows = [(told.names[k], told.link(k, f"{sign}{value_text(told.indicator, abs(changes[k]))}")) for k in keys]
    return format_html(text, units=format_html_join(", ", "{} ({})", rows))


def _who_stands_where(told: Told) -> Iterator[SafeString]:
    known = [key for key, one in told.units.items() if one.value is not None]
    if len(known) < 2:
        return
    known.sort(key=lambda key: (told.units[key].value or 0, sort_key(told.names[key])))
    lowest, highest = told.units[known[0]], told.units[known[-1]]
    if (highest.value or 0) - (lowest.value or 0) < SMALL:
        yield format_html("{}", _("All units stand equal."))
        return
    text = _("Lowest stands {low} with {low_value}, highest {high} with {high_value}.")
    yield format_html(
        text,
        low=told.names[known[0]], low_value=told.link(known[0], value_text(told.indicator, lowest.value)),
        high=told.names[known[-1]], high_value=told.link(known[-1], value_text(told.indicator, highest.value)),
    )  # fmt: skip


def _plan(told: Told, plan: Plan) -> SafeString:
    target = value_text(told.indicator, plan.value)
    on_pace = plan.is_on_pace(told.figure.value, told.moment)
    pace = {True: _("on pace"), False: _("behind the plan"), None: ""}[on_pace]
    done = plan.done(told.figure.value)
    if told.indicator.adds_over_time and done is not None:
        share = written.percent(done, 1)
        return format_html(_("Of the plan of {target}, {share} is reached{pace}."), target=target, share=share,
                           pace=f": {pace}" if pace else "")  # fmt: skip
    return format_html(_("The plan is {target}{pace}."), target=target, pace=f": {pace}" if pace else "")


def _ahead(told: Told, ahead: YearEnd, plan: Plan | None) -> SafeString:
    end = ahead.end
    say = {name: value_text(told.indicator, round(getattr(end, name), 1)) for name in ("value", "low", "high")}
    if told.indicator.adds_over_time:
        say = {name: value_text(told.indicator, round(getattr(end, name))) for name in say}
    text = _("At the end of {year} about {value} is to be expected; with 80 chances in 100 between {low} and {high}.")
    return format_html(text, year=ahead.year.year, **say)


def reaches(ahead: YearEnd, plan: Plan | None) -> str:
    """Whether the year's plan will be met: ``yes``, ``no``, ``open``; "" without a plan for the year or a direction."""
    if plan is None or plan.period.kind != "year" or plan.indicator.better is Better.NEITHER:
        return ""
    sign = 1 if plan.indicator.better is Better.UP else -1
    worst, best = sorted((sign * ahead.end.low, sign * ahead.end.high))
    return "yes" if worst >= sign * plan.value else "no" if best < sign * plan.value else "open"
