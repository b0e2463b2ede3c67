"""One criterion of a card: what it means, what was measured, the office's mark and the verified one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes import shown
from tinhso.engines.indexes.cards import Score, cards, items_of
from tinhso.engines.indexes.forms import ScoreForm, VerifyForm
from tinhso.engines.indexes.marking import history_of, steps_of
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.told import entries, evidence_links
from tinhso.engines.indexes.verbs import marking
from tinhso.engines.indexes.views import ground
from tinhso.engines.indicators import api as indicators


@official_required(ground.VIEW)
def criterion(request: SignedIn, code: str, office: str, key: UUID) -> HttpResponse:
    """See it; score or verify it, whichever the reader may now."""
    asked, unit = ground.asked(request, code), ground.unit_of(request, office)
    version, period = asked.in_force, indicators.write_period(asked.period)
    items = items_of(version)
    card = cards(items, [unit], asked.period)[unit.office.pk]
    line = next((line for line in card.lines if line.item.pk == key and line.score is not None), None)
    if line is None or line.score is None:
        raise Http404
    line.item.version = version
    back = shown.with_period(reverse("indexes:card", args=[code, office]), asked.period)
    is_verifying = "verify" in typed(request)
    scoring = _score_form(request, line.score, posted=request.method == "POST" and not is_verifying)
    verifying = _verify_form(request, line.score, posted=request.method == "POST" and is_verifying)
    if request.method == "POST":
        form = verifying if is_verifying else scoring
        if _done(request, form, line.score, unit.office, period):
            messages.success(request, _("Saved."))
            return redirect(back)
    steps = steps_of(version, unit.office, period)
    state = steps[0].kind if steps else ""
    row = next(row for row in shown.rows_of(card, unit.office, code, asked.period) if row.item.pk == key)
    marks = [mark for mark in history_of(version, unit.office, period)[0] if mark.criterion_id == key]
    return page(
        request, "indexes/criterion.html", 422 if scoring.errors or verifying.errors else 200,
        index=asked.index, office=unit.office, item=line.item, row=row, score=line.score, back=back,
        period=indicators.name_period(asked.period), rule=line.item.rule_name,
        target=shown.value_of(line.item, line.item.target) if line.item.target is not None else "",
        evidence=evidence_links(line.score.own, request.actor), entries=entries(marks, []),
        scoring=scoring, verifying=verifying,
        may_score=(
            line.item.is_by_hand and not line.score.is_exempt and state in {"", Step.Kind.GIVEN_BACK}
            and ground.may(request, ground.SCORE, unit.office)
        ),
        may_verify=state != Step.Kind.CONFIRMED and ground.may(request, ground.VERIFY, unit.office),
    )  # fmt: skip


def _score_form(request: SignedIn, score: Score, *, posted: bool) -> ScoreForm:
    initial = {"value": score.own.value, "note": score.own.note} if score.own else {}
    if posted:
        return ScoreForm(typed(request), request.FILES, item=score.item, initial=initial)
    return ScoreForm(item=score.item, initial=initial)


def _verify_form(request: SignedIn, score: Score, *, posted: bool) -> VerifyForm:
    initial = {"points": score.verified_points if score.verified else score.own_points,
               "note": score.verified.note if score.verified else ""}  # fmt: skip
    return VerifyForm(typed(request) if posted else None, initial=initial)


def _done(request: SignedIn, form: ScoreForm | VerifyForm, score: Score, office: Office, period: str) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        if isinstance(form, VerifyForm):
            marking.verify(score.item, office, period, points=given["points"], note=given["note"], by=request.actor)
        else:
            marking.score(
                score.item, office, period, value=given["value"], note=given["note"],
                evidence=form.stored(request.actor.subject), by=request.actor,
            )  # fmt: skip
    except Denied:
        raise
    except Refused as error:
        names = {"value": "points"} if isinstance(form, VerifyForm) else {}
        field = names.get(error.field, error.field)
        form.add_error(field if field in form.fields else None, str(error))
        return False
    return True
