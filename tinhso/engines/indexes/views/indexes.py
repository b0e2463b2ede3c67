"""The indexes, and one of them as a tree."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.indexes import choices
from tinhso.engines.indexes.cards import Score, card_of, items_of
from tinhso.engines.indexes.versions import Index, Version
from tinhso.engines.indexes.views import ground
from tinhso.engines.indicators import api as indicators


@require_GET
@official_required(ground.VIEW)
def indexes(request: SignedIn) -> HttpResponse:
    """Every index; the only one opens its ranking at once."""
    found = [(index, choices.version_in(index, choices.this_period(index, clock.today())))
             for index in choices.indexes()]  # fmt: skip
    return page(request, "indexes/indexes.html", indexes=found)


@require_GET
@official_required(ground.VIEW)
def index(request: SignedIn, code: str) -> HttpResponse:
    """The tree that is in force: groups, criteria, points, formulas; and all versions."""
    found = ground.index_of(code)
    versions = list(found.versions.order_by("-number"))
    current = choices.version_in(found, choices.this_period(found, clock.today()))
    return _tree(request, found, current or (versions[0] if versions else None), versions)


@require_GET
@official_required(ground.VIEW)
def version(request: SignedIn, code: str, number: int) -> HttpResponse:
    """The tree of one version."""
    found = ground.index_of(code)
    versions = list(found.versions.order_by("-number"))
    chosen = next((one for one in versions if one.number == number), None)
    if chosen is None:
        raise Http404
    return _tree(request, found, chosen, versions)


def _tree(request: SignedIn, index: Index, chosen: Version | None, versions: list[Version]) -> HttpResponse:
    items = items_of(chosen) if chosen else []
    card = card_of(items, {item.pk: Score(item) for item in items if item.is_criterion})
    known = indicators.indicators()
    return page(
        request, "indexes/index.html", index=index, chosen=chosen, versions=versions, total=card.own,
        rows=[(line, known.get(line.item.indicator)) for line in card.lines], keeps=ground.may_keep(request),
    )  # fmt: skip
