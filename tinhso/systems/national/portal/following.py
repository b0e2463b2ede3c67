"""What happens to a dossier is told to the national portal."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.linkages import Linkage, is_linked
from tinhso.systems.national.portal.outbox import tell_dossier, tell_steps
from tinhso.systems.national.portal.replaying import TOLD

KINDS = ("services.dossier",)  # the kinds of case that the national portal knows


def is_told(case: Case) -> bool:
    """Dossiers in somebody's name, handed in since the linkage began."""
    named = case.kind in KINDS and case.applicant_id is not None and bool(cases.url_of(case))
    return named and is_linked(Linkage.System.NATIONAL, case.submitted_at)


@on(*TOLD)
@transaction.atomic
def tell_the_portal(event: Event) -> None:
    """The dossier as it stands, and the step; told again it is the same telling."""
    case = Case.objects.filter(pk=str(event.subject)).first()
    if case is None or not is_told(case):
        return
    _counterpart, made = Counterpart.objects.get_or_create(case=case)
    tell_dossier(case, key=str(event.pk), known=not made)
    if event.sign > 0:
        tell_steps(case, key=str(event.pk), event=event.pk)
