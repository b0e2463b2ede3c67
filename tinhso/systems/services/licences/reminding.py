"""Whoever holds a licence is told before it runs out: at each of its moments, once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.engines.events.api import record
from tinhso.engines.messages import api as messages
from tinhso.engines.messages.models import Message
from tinhso.systems.services.licences.terms import Licence, ending, licences_of

FURTHEST = timedelta(days=365)  # the schema of a procedure allows no earlier moment


@job(every="30 7 * * *", once=True)
def remind_of_licences() -> None:
    """Every morning."""
    remind()


def remind() -> int:
    """Remind everybody whose moment has come; how many were told. A day that was missed is made up for, once."""
    today = clock.today()
    with access.without_walls("licences that run out are looked for in all offices"):
        due = [one for one in licences_of(ending(today, today + FURTHEST)) if one.reached is not None]
    return sum(_remind(one) for one in due)


@transaction.atomic
def _remind(licence: Licence) -> bool:
    """Tell the holder of the nearest moment alone: whoever was away is not told three times at once."""
    paper, moment = licence.paper, licence.reached
    key = f"licence:{paper.pk}:{moment}"
    if paper.owner is None or Message.objects.filter(to=paper.owner, key=key).exists():
        return False
    data = {
        "name": licence.name,
        "code": paper.code,
        "day": f"{paper.valid_until:%d/%m/%Y}",
        "left": licence.left,
        "office": paper.office.name,
    }
    messages.send(
        paper.owner, "services.licence_ends", data=data, about=paper.about, link=reverse("services:licences"), key=key
    )
    record(
        "services.licence_reminded",
        on=licence.dossier.case,
        office=paper.office.here_id,
        topic=licence.dossier.case.topic,
        paper=paper.pk,
        days=moment,
    )
    return True
