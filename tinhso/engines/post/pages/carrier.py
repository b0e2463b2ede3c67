"""The post clerk's own page: addresses and numbers, no dossier."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.post import queries


@require_GET
@official_required("post.carry")
def round(request: SignedIn) -> HttpResponse:
    """Manifests to take over, papers to fetch, what the post has."""
    fetch, carried = queries.to_carry(request.actor)
    waiting = queries.manifests_to_confirm(request.actor)
    return page(request, "post/round.html", manifests=waiting, fetch=fetch, carried=carried)
