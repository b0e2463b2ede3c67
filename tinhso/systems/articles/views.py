"""The page of the articles' figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.articles.computing import computed_lately
from tinhso.systems.articles.published import ARTICLES, targets
from tinhso.systems.articles.showing import CONFLICT, PERMISSION, by_field, rows


@require_GET
@official_required(PERMISSION)
def figures_page(request: HttpRequest) -> HttpResponse:
    """Each published figure, ours, the period, the source and the way to the records."""
    found, moment = computed_lately()
    every = rows(found, request.actor)  # type: ignore[attr-defined]
    home = [row for row in every if row.said.is_home]
    states = [row.state for row in home]
    return page(
        request,
        "articles/figures.html",
        conflict=[next(row for row in home if row.said.id == key) for key in CONFLICT],
        fields=by_field(row for row in home if row.state != "missing"),
        missing=[row for row in home if row.state == "missing"],
        elsewhere=[row for row in every if not row.said.is_home],
        targets=targets(),
        same=states.count("same"),
        lacks="nothing" in states,
        moment=moment,
        articles=ARTICLES.items(),
    )
