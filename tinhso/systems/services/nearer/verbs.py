"""The chair decides which procedures any desk of the province takes."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.models import Anywhere

NEEDS = "services.open_everywhere"


@transaction.atomic
def open_everywhere(procedure: Procedure, *, valid_from: date, legal_basis: str, by: Actor) -> Anywhere:
    """Any desk of the province receives the procedure from a day on. Raises Denied, Refused, AlreadyDone."""
    by, top = _required(by)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    if valid_from < clock.today():
        raise Refused(_("It begins today at the earliest."), field="valid_from")
    if not legal_basis.strip():
        raise Refused(_("Name the decision that publishes it."), field="legal_basis")
    rows = Anywhere.objects.filter(procedure_code=procedure.code)
    if rows.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from)).exists():
        raise AlreadyDone(_("This procedure is on the list on that day already."))
    made = Anywhere.objects.create(
        procedure_code=procedure.code, valid_from=valid_from, legal_basis=nfc(legal_basis.strip())[:200]
    )
    record("services.opened_everywhere", on=made, by=by, office=top.here_id, topic=procedure.code)
    return made


@transaction.atomic
def close_everywhere(key: UUID, *, last_day: date, by: Actor) -> Anywhere:
    """After ``last_day`` the agency that decides receives it alone; what was received stays. Raises Denied, Refused
    for a day that is past, AlreadyDone where an end is set.
    """
    by, top = _required(by)
    row = Anywhere.objects.select_for_update().get(pk=key)
    if row.valid_to is not None:
        raise AlreadyDone(_("The end of this decision is set already."))
    if last_day < max(clock.today(), row.valid_from):
        raise Refused(_("The last day is today or later, and not before the first."), field="last_day")
    row.valid_to = last_day + timedelta(days=1)
    row.save(update_fields=["valid_to"])
    record("services.closed_everywhere", on=row, by=by, office=top.here_id, topic=row.procedure_code)
    return row


def _required(by: Actor) -> tuple[Actor, Office]:
    top = directory.top_office()
    if top is None:
        raise Denied
    return access.require_at(by, NEEDS, directory.subjects_of(top)), top
