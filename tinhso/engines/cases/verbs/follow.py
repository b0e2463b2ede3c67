"""Somebody beside the owner sees a case: whoever signed with the applicant, whose mandate covers it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.verbs import _ground as ground


@transaction.atomic
def follow(case_id: UUID, subjects: Iterable[int]) -> Case:
    """Let ``subjects`` see the case; part of another verb, which has checked that they may. Twice does no harm."""
    case = ground.lock(case_id)
    new = sorted(set(subjects) - set(case.followers))
    if new:
        case.followers = sorted({*case.followers, *new})
        case.save(update_fields=["followers"])
        access.involve_also(case, new)
    return case


@transaction.atomic
def unfollow(case_id: UUID, subjects: Iterable[int]) -> Case:
    """``subjects`` see the case no longer, unless it is theirs by other ways; part of another verb, as ``follow``."""
    case = ground.lock(case_id)
    case.followers = sorted(set(case.followers) - set(subjects))
    case.save(update_fields=["followers"])
    ground.involve(case, tasks=True)
    return case
