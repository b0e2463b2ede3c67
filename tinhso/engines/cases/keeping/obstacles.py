"""What stands against the end of a case's records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.keepable import Hold, Tombstone
from tinhso.engines.cases.models import Case, Link
from tinhso.engines.papers.models import Paper


def obstacles(cases: Iterable[UUID]) -> Mapping[UUID, list[str]]:
    """For each case the sentences that say why nothing of it may go; a case without any has none.

    A hold, another case that is linked with it and still has its contents (in whatever office: only its code is told),
    an issued paper that still counts.
    """
    with access.without_walls("what is linked with a case may lie in another office"):
        return _obstacles(list(cases))


def _obstacles(keys: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for key in Case.objects.filter(pk__in=keys, ended_at=None).values_list("pk", flat=True):
        found[key].append(_("It is still handled."))
    for held in Hold.objects.filter(case__in=keys, lifted_at=None):
        words = {"ground": held.get_ground_display(), "note": held.note}
        sentence = _("On hold: %(ground)s (%(note)s).") if held.note else _("On hold: %(ground)s.")
        found[held.case_id].append(sentence % words)
    links = Link.objects.filter(Q(case__in=keys) | Q(other__in=keys)).select_related("case", "other")
    gone = set(
        Tombstone.objects.filter(case__in={key for link in links for key in (link.case_id, link.other_id)}).values_list(
            "case", flat=True
        )
    )
    for link in links:
        for mine, other in ((link.case, link.other), (link.other, link.case)):
            if mine.pk in keys and other.pk not in gone:
                found[mine.pk].append(_("Case %(code)s is linked with it.") % {"code": other.code})
    papers = Paper.objects.in_force().filter(about__in=keys, valid_until__gte=clock.today())
    for about, code, until in papers.values_list("about", "code", "valid_until"):
        found[about].append(_("Paper %(code)s counts until %(day)s.") % {"code": code, "day": f"{until:%d/%m/%Y}"})
    return found
