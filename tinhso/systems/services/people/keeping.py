"""Writing down, with the dossier, who handed it in for whom."""

from __future__ import annotations

from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor, record
from tinhso.systems.services.people.models import FiledFor
from tinhso.systems.services.people.standing import Standing


def keep_standing(case: Case, standing: Standing | None, *, person: Person, by: Actor) -> None:
    """Nothing for one who filed for themselves; part of handing in."""
    if standing is None:
        return
    FiledFor.objects.create(
        case=case,
        capacity=standing.capacity,
        person=person,
        position=directory.position_of(by),
        mandate=standing.mandate,
        how=standing.how,
        paper=standing.paper,
    )
    record(
        "services.filed_for", on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic,
        channel=case.channel, capacity=str(standing.capacity), how=str(standing.how),
    )  # fmt: skip
