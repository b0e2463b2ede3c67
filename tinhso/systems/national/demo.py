"""The demonstration keeps both ways in usable, and its dossiers of the last days are exchanged."""

from __future__ import annotations

from datetime import timedelta

from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Door
from tinhso.systems.national.linkages import Linkage
from tinhso.systems.national.linking import open_linkage
from tinhso.systems.national.loading import FRONT_DOORS, load_reference
from tinhso.systems.national.portal.following import KINDS, is_told
from tinhso.systems.national.reconciling.verbs import tell_again

BASIS = "Bản trình diễn: giữ cả hai cổng để xem được hai cách nộp"
DAYS = 3


def plant() -> None:
    """The front door, the linkages from now on, and the dossiers of the last days told once."""
    load_reference()
    plant_doors()
    if not Linkage.objects.exists():
        open_linkage(Linkage.System.NATIONAL, since=clock.now() - timedelta(days=DAYS), by=PLATFORM)
        open_linkage(Linkage.System.CIVIL, since=clock.now(), by=PLATFORM)
        tell_recent()


def plant_doors() -> None:
    """Either portal since 1 July 2025, where the law alone would leave the national portal."""
    open_row = Door.objects.filter(procedure=None, valid_to=None).first()
    if open_row is None or open_row.mode == Door.Mode.NATIONAL:
        forms.set_door(Door.Mode.BOTH, valid_from=FRONT_DOORS[-1][1], basis=BASIS, by=PLATFORM)


def tell_recent() -> int:
    """What was handed in since the linkage began; how many."""
    rows = Case.objects.filter(kind__in=KINDS, submitted_at__gte=clock.now() - timedelta(days=DAYS))
    found = [case for case in rows.order_by("pk") if is_told(case)]
    for case in found:
        tell_again(case.pk, by=PLATFORM)
    return len(found)
