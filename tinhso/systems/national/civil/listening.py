"""A dossier that was received goes to the ministry's system, if its procedure is settled there."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.national.civil.outbox import create_there
from tinhso.systems.national.linkages import Linkage, is_linked
from tinhso.systems.national.mirrors import Mirror, mirroring_of


@on("cases.accepted")
@transaction.atomic
def create_in_the_other_system(event: Event) -> None:
    """Once a dossier; nobody types it a second time."""
    how = mirroring_of(event.topic, event.at.date()) if event.topic else None
    if how is None or not is_linked(Linkage.System.CIVIL, event.at):
        return
    case = Case.objects.filter(pk=str(event.subject)).first()
    if case is not None:
        mirror, _made = Mirror.objects.get_or_create(case=case, defaults={"mirroring": how})
        create_there(mirror)
