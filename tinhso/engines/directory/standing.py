"""What a mandate lets its holder do: stand where the represented stands, as far as it reaches and as long as it holds.

Every right that people have on their own records is granted at the mandate's reach; the end of the mandate is the end
of the grants, so that pages, verbs and the wall of the database learn of it in one place.
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from tinhso.base import clock
from tinhso.base.registry import permissions
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Grant
from tinhso.engines.directory.mandates import Mandate
from tinhso.engines.events.api import PLATFORM


def begin(mandate: Mandate) -> None:
    """Grant what the mandate brings; a right that is held there for ever already stays as it is."""
    first, end_of_it = _morning(mandate.valid_from), _morning(mandate.valid_to)
    for code in own_rights():
        if not _grants(mandate, code).filter(valid_to=None).exists():
            access.allow(
                mandate.person.party.subject_id, code, mandate.reach, by=PLATFORM,
                valid_from=first, valid_to=end_of_it,
            )  # fmt: skip


def end(mandate: Mandate) -> None:
    """Take back what the mandate brought, unless another one of the same person reaches as far."""
    if mandate.subject_id is None and _others(mandate).exists():
        return
    for code in own_rights():
        for grant in _grants(mandate, code).filter(Q(valid_to=None) | Q(valid_to__gt=clock.now())):
            access.revoke(grant.pk, by=PLATFORM)


def own_rights() -> list[str]:
    """What everybody may with what is their own."""
    return sorted(right.code for right in permissions().values() if right.own)


def _others(mandate: Mandate) -> QuerySet[Mandate]:
    as_far = Mandate.objects.filter(person=mandate.person_id, business=mandate.business_id, subject=None)
    return as_far.on(clock.today()).exclude(pk=mandate.pk)


def _grants(mandate: Mandate, code: str) -> QuerySet[Grant]:
    return Grant.objects.filter(holder=mandate.person.party.subject_id, scope=mandate.reach, permission=code)


def _morning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), clock.HO_CHI_MINH) if day else None
