"""Consignments as other parts link to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.post.consigned import Consignment


def consignment_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Number and address of those consignments that the reader follows."""
    seen = access.only(actor, "post.read", Consignment.objects.filter(pk__in=ids))
    return {each.pk: (each.code, reverse("post:consignment", args=[each.code])) for each in seen}


LINKS = {"post.consignment": consignment_links}
