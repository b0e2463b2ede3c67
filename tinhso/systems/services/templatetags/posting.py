"""The post on a dossier's page."""

from __future__ import annotations

from typing import Any

from django import template

from tinhso.engines.cases.models import Case
from tinhso.engines.payments import api as payments
from tinhso.engines.post import api as post
from tinhso.systems.services.posting.sending import MAY_SEND

register = template.Library()


@register.inclusion_tag("services/parts/post.html")
def post_of(case: Case, *, official: bool = False) -> dict[str, Any]:
    """``{% post_of case %}``: the dossier's consignments with where each is; nothing where there is none."""
    more = not official and case.stage in MAY_SEND
    told = [(each, post.story_of(each)) for each in post.of(case.pk)]
    return {"consignments": told, "official": official, "open_to_more": more, "code": case.code}


@register.inclusion_tag("services/parts/postage.html")
def postage() -> dict[str, Any]:
    """``{% postage %}``: what the post costs within the province, both ways, with its legal basis."""
    fetch, bring = post.postage(post.Direction.IN), post.postage(post.Direction.OUT)
    return {"fetch": fetch, "bring": bring, "fetch_total": payments.total(fetch), "bring_total": payments.total(bring)}
