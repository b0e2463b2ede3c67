"""Bringing the posts of an existing copy up to what the roles delivered with a new version declare."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access.api import allow_all
from tinhso.engines.access.models import Grant
from tinhso.engines.directory.positions import Position
from tinhso.engines.directory.roles import Right, rights_of, roles
from tinhso.engines.events.api import PLATFORM


@transaction.atomic
def load_role_rights() -> int:
    """Grant each post that is held what its roles have come to declare since; returns how many rights that were.

    Only what the post never had: a right that somebody took back stays so, and one that was given by hand stays too.
    What a role no longer declares is left to the province. Run at every upgrade, any number of times; two queries
    where nothing is new.
    """
    declared = roles()
    posts = list(Position.objects.filter(valid_to=None).exclude(roles=[]).select_related("office"))
    ever: dict[int, set[Right]] = defaultdict(set)
    holders = [post.subject_id for post in posts]
    for holder, permission, scope in Grant.objects.filter(holder__in=holders).values_list(
        "holder", "permission", "scope"
    ):
        ever[holder].add((permission, scope))
    granted = 0
    for post in posts:
        codes = [code for code in post.roles if code in declared]  # a part that is switched off declares none
        if new := rights_of(post, codes) - ever[post.subject_id]:
            granted += len(allow_all(post.subject_id, sorted(new), by=PLATFORM, valid_from=clock.now()))
    return granted
