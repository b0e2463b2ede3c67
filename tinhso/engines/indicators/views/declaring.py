"""Declaring an indicator as a formula, with real numbers before it is kept; approving it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators import choices, reading_pages
from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.finding import catalogue
from tinhso.engines.indicators.forms import DefinitionForm
from tinhso.engines.indicators.formulas import written
from tinhso.engines.indicators.measures import Better
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.saying import of_formula
from tinhso.engines.indicators.shown import change_notes, value_text
from tinhso.engines.indicators.shown_catalogue import trend_rows
from tinhso.engines.indicators.sight import sight
from tinhso.engines.indicators.verbs.defining import (
    Proposal,
    approve_definition,
    propose_definition,
    refuse_definition,
    understood,
)
from tinhso.engines.indicators.views.asking import office_named, owners, told

DEFINE = "indicators.define"


@official_required(DEFINE)
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """A new indicator, or with ``?ma=`` a new version; "preview" shows its numbers, "propose" keeps it."""
    actor, code = request.actor, request.GET.get("ma", "")  # type: ignore[attr-defined]
    before = next((v for v in reading_pages.versions_of(code) if v.approved_at), None) if code else None
    initial = {} if before is None else {
        "name": before.name, "formula": before.formula, "unit": before.unit, "better": before.better,
        "words": before.words, "owner": before.owner.code, "law": before.law,
    }  # fmt: skip
    first = clock.today().replace(day=1)
    form = DefinitionForm(
        request.POST or None, owners=owners(actor, DEFINE), initial={"valid_from": f"{first:%d/%m/%Y}", **initial}
    )
    preview = None
    if form.is_valid():
        proposal = _proposal(form, code if before else "")
        with told(form):
            if "propose" in request.POST:
                definition = propose_definition(proposal, by=actor)
                return redirect("indicators:one", definition.code) if before else redirect("indicators:catalogue")
            preview = _preview(proposal, request)
    known = sorted(catalogue().values(), key=lambda one: str(one.name))
    return page(
        request, "indicators/declare.html", 422 if form.errors else 200,
        form=form, preview=preview, before=before, known=known,
    )  # fmt: skip


@official_required("indicators.approve")
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Approve or refuse a proposed version."""
    verb = approve_definition if "approve" in request.POST else refuse_definition
    definition = verb(key, by=request.actor)  # type: ignore[attr-defined]
    return redirect("indicators:one", definition.code) if definition.approved_at else redirect("indicators:catalogue")


def _proposal(form: DefinitionForm, code: str) -> Proposal:
    given = {**form.cleaned_data, "owner": office_named(form.cleaned_data["owner"])}
    return Proposal(**given, code=code)


def _preview(proposal: Proposal, request: HttpRequest) -> dict[str, object]:
    """The formula in words and its real numbers for what the reader may see. Raises Refused."""
    known = catalogue()
    tree = understood(proposal, known)
    tried = Derived(
        "preview", proposal.name, unit=proposal.unit, better=Better(proposal.better),
        formula=written(tree, lambda one: one), find=known.get,
    )  # fmt: skip
    seen, period = sight(request.actor), choices.this_month(clock.today())  # type: ignore[attr-defined]
    seen_units = [unit for unit in seen.units if not unit.own][:12]
    screen = figures(
        [tried], period=period, offices=seen.offices, trend=6, whole=seen.is_whole,
        groups={unit.name: Place(unit.offices) for unit in seen_units},
    )  # fmt: skip
    figure = screen.total["preview"]
    return {
        "formula": of_formula(tried),
        "value": value_text(tried, figure.value),
        "notes": change_notes(figure, period),
        "trend": trend_rows(figure, period),
        "units": [
            (name, value_text(tried, of["preview"].value))
            for name, of in screen.groups.items()
            if of["preview"].value is not None
        ],
        "place": seen.name,
    }
