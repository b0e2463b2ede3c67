"""Pages of directives: to give one from a figure, the list, and one with its progress."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.api import name_of_subject, names_of
from tinhso.engines.indicators.api import name_period, named, page_address, read_period
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.boards.reading import figure_named, screen_of
from tinhso.systems.ioc.boards.tiles import tiles
from tinhso.systems.ioc.directives import queries, verbs
from tinhso.systems.ioc.directives.acts import acts_on
from tinhso.systems.ioc.directives.forms import GiveForm
from tinhso.systems.ioc.followed.acts import acted
from tinhso.systems.ioc.pages.telling import told


@official_required("ioc.direct")
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, code: str) -> HttpResponse:
    """From a figure; what it says now is written into the directive."""
    here, indicator = asked(request), figure_named(code)
    screen = screen_of(here, [indicator])
    form = GiveForm(request.POST or None, offices=queries.offices_to_direct(here.actor))
    if form.is_valid():
        with told(form):
            given = {**form.cleaned_data, "lead": form.offices[form.cleaned_data["lead"]]}
            made = verbs.give(figure=screen.total[code], asked=here, by=request.actor, **given)  # type: ignore[attr-defined]
            return redirect("ioc:directive", made.case.code)
    return page(
        request,
        "ioc/give.html",
        422 if form.errors else 200,
        form=form,
        tile=tiles(screen, [indicator], here)[code],
        sight=here.sight,
        period=name_period(here.period),
        back=here.address("ioc:figure", code),
    )


@require_GET
@official_required("indicators.view")
def directives(request: HttpRequest) -> HttpResponse:
    """Those that the reader gave or that concern the reader's offices; the open ones first."""
    found = list(queries.directives_for(request.actor)[: queries.MOST])  # type: ignore[attr-defined]
    rows = [row(one) for one in sorted(found, key=lambda one: (one.case.ended_at is not None, one.deadline))]
    return page(request, "ioc/directives.html", rows=rows)


@official_required
@require_http_methods(["GET", "POST"])
def directive(request: HttpRequest, code: str) -> HttpResponse:
    """One, with the figure as it was, its progress, and what its lead office and its giver do next."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        found = queries.directive_for(actor, code)
    except Case.DoesNotExist as error:
        raise Http404 from error
    acts = acts_on(found, actor)
    done, failed = acted(request, found, acts)
    if done:
        return redirect("ioc:directive", code)
    period = read_period(found.period)
    return page(
        request,
        "ioc/directive.html",
        422 if failed is not None and failed.errors else 200,
        row=row(found),
        directive=found,
        figure=getattr(named([found.code]).get(found.code), "name", found.code),
        period=name_period(period),
        figure_url=page_address("ioc:figure", period, "", found.code),
        giver=name_of_subject(found.given_by),
        told=_told(found),
        decision=found.case.decision,
        sent_back=found.case.decisions.exclude(recalled_at=None).order_by("at"),
        stopped=getattr(found.case, "stop", None),
        reopened=getattr(found.case, "reopening", None),
        acts=acts.values(),
    )


def row(found: Any) -> dict[str, Any]:
    newest = next(iter(found.case.progress.all()), None)
    return {
        "directive": found,
        "case": found.case,
        "url": cases.url_of(found.case),
        "stage": cases.stage_name(found.case),
        "is_late": queries.is_late(found),
        "percent": 100 if found.case.ended_at else newest.percent if newest else 0,
    }


def _told(found: Any) -> list[tuple[Any, str]]:
    every = list(found.case.progress.all())
    names = names_of({one.by for one in every})
    return [(one, names.get(one.by, "")) for one in every]
