"""An office's score card, its steps and its history."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory import api as directory
from tinhso.engines.indexes import choices, shown
from tinhso.engines.indexes.cards import cards, items_of
from tinhso.engines.indexes.forms import BackForm
from tinhso.engines.indexes.marking import confirmed, history_of, steps_of
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.told import entries
from tinhso.engines.indexes.totals import Total
from tinhso.engines.indexes.verbs import stepping
from tinhso.engines.indexes.versions import Version
from tinhso.engines.indexes.views import ground
from tinhso.engines.indicators import api as indicators
from tinhso.ui import figures as written


@require_GET
@official_required(ground.VIEW)
def own(request: SignedIn, code: str) -> HttpResponse:
    """The card of the agency in which the reader acts."""
    position = directory.position_of(request.actor)
    if position is None:
        raise Denied
    return redirect("indexes:card", code, position.office.code)


@require_GET
@official_required(ground.VIEW)
def card(request: SignedIn, code: str, office: str, back: BackForm | None = None) -> HttpResponse:
    """Every criterion with its figures, both scores and the way to the records."""
    asked, unit = ground.asked(request, code), ground.unit_of(request, office)
    version = asked.in_force
    found = cards(items_of(version), [unit], asked.period)[unit.office.pk]
    steps = steps_of(version, unit.office, indicators.write_period(asked.period))
    return page(
        request, "indexes/card.html", 422 if back else 200,
        index=asked.index, version=version, office=unit.office, period=indicators.name_period(asked.period),
        chosen=indicators.write_period(asked.period), periods=choices.periods(asked.index, clock.today()),
        rows=shown.rows_of(found, unit.office, code, asked.period), state=steps[0] if steps else None,
        totals=[_total(found.total(kind), label, version) for kind, label in (
            (Mark.Kind.OWN, _("Computed and self-scored")), (Mark.Kind.VERIFIED, _("Verified")))],
        maximum=shown.points(found.own.maximum), own=shown.points(found.own.points),
        verified=shown.points(found.verified.points), missing=shown.missing_text(found.own),
        may_score=ground.may(request, ground.SCORE, unit.office) and _is_open(steps),
        may_verify=ground.may(request, ground.VERIFY, unit.office), back=back or BackForm(),
        is_handed_in=bool(steps) and steps[0].kind == Step.Kind.HANDED_IN,
        is_confirmed=bool(steps) and steps[0].kind == Step.Kind.CONFIRMED,
        ranking=shown.with_period(reverse("indexes:ranking", args=[code]), asked.period),
        history=shown.with_period(reverse("indexes:history", args=[code, office]), asked.period),
        query=f"ky={indicators.write_period(asked.period)}",
    )  # fmt: skip


@require_GET
@official_required(ground.VIEW)
def history(request: SignedIn, code: str, office: str) -> HttpResponse:
    """Who scored, verified and confirmed what and when; and the confirmed cards of other periods."""
    asked, unit = ground.asked(request, code), ground.unit_of(request, office)
    marks, steps = history_of(asked.in_force, unit.office, indicators.write_period(asked.period))
    return page(
        request, "indexes/history.html", index=asked.index, office=unit.office,
        period=indicators.name_period(asked.period), entries=entries(marks, steps),
        confirmed=[(indicators.name_period(indicators.read_period(step.period)), step,
                    written.number(step.card["points"], 2), written.number(step.card["known"], 2))
                   for step in confirmed(asked.in_force, unit.office)],
        back=shown.with_period(reverse("indexes:card", args=[code, office]), asked.period),
    )  # fmt: skip


@require_POST
@official_required(ground.VIEW)
def step(request: SignedIn, code: str, office: str, what: str) -> HttpResponse:
    """Hand in, give back or confirm the card."""
    asked, unit = ground.asked(request, code), ground.unit_of(request, office)
    period = indicators.write_period(asked.period)
    try:
        if what == "nop":
            stepping.hand_in(asked.in_force, unit.office, period, by=request.actor)
            messages.success(request, _("The card was handed in to the verifier."))
        elif what == "xac-nhan":
            stepping.confirm(asked.in_force, unit, period, by=request.actor)
            messages.success(request, _("The card was confirmed and is kept as it is now."))
        elif what == "tra-lai":
            stepping.give_back(
                asked.in_force, unit.office, period, note=typed(request).get("note", ""), by=request.actor
            )
            messages.success(request, _("The card was given back to the office."))
        else:
            raise Http404
    except Denied:
        raise
    except Refused as error:
        messages.warning(request, str(error))
    return redirect(shown.with_period(reverse("indexes:card", args=[code, office]), asked.period))


def _is_open(steps: list[Step]) -> bool:
    return not steps or steps[0].kind == Step.Kind.GIVEN_BACK


def _total(total: Total, label: str, version: Version) -> dict[str, str]:
    return {
        "label": label,
        "value": shown.points(total.points) if total.known else written.NO_DATA,
        "note": shown.total_text(total),
        "percent": written.percent(total.share) if total.share is not None else "",
        "grade": version.grade(total.percent),
    }
