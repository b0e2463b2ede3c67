"""How a dossier went in 2023: handed in, accepted, settled and signed, returned; one pattern for each way."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from tinhso.base import clock
from tinhso.engines.calendars.api import due
from tinhso.engines.cases.models import Process
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.systems.services.planting.answers import Typed
from tinhso.systems.services.planting.lives import ONLINE, Act, Life
from tinhso.systems.services.planting.past.cast import PastAgency, Who
from tinhso.systems.services.planting.past.ways import WAYS, Way
from tinhso.systems.services.planting.writing import HOUR

BASE = clock.at(2023, 3, 6)  # a Monday after which no holiday falls for seven weeks


def life_of(one: PastAgency, way: Way, who: Who, version: ProcedureVersion, process: Process) -> Life:
    """In the base week, on a weekday and at an hour of its own."""
    chance = Random(f"{one.number} {way}")
    agency, table, sector = one.agency, one.agency.table, version.procedure.sector_id
    day = BASE + timedelta(days=(one.number + WAYS.index(way)) % 5)
    at = table.moment(table.worked(day) + chance.randrange(60 * 60, 7 * HOUR))

    def after(moment: datetime, hours: float) -> datetime:
        return table.moment(table.worked(moment) + int(hours * HOUR))

    accepted = after(at, chance.uniform(0.2, 3.0) if way.channel == ONLINE else 0.1)
    limit = due(accepted, version.limit(way.channel), table)
    span = (table.worked(limit) - table.worked(accepted)) / HOUR
    decided = after(accepted, span + chance.uniform(2, 12) if way.is_late else span * chance.uniform(0.2, 0.85))
    clerk, leader = agency.posts["clerk", sector], agency.posts["leader", sector]
    back = {"way": way.back, "note": ""}
    return Life(
        version, process, agency, who[0], way.channel, at, _typed(who, way), (
            Act(accepted, "accept", clerk),
            Act(decided, "decide", leader, {"outcome": "granted", "reason": ""}),
            Act(after(decided, chance.uniform(0.2, 4)), "hand_out", clerk, back),
        ),
    )  # fmt: skip


def _typed(who: Who, way: Way) -> Typed:
    person, one = who
    area = person.party.area
    home = {"line": one.line, "commune": area.code if area else ""}
    answers: Typed = {
        "applicant": one.typed,
        "applicant_address": home,
        "applicant_phone": one.phone,
        "request": "Đề nghị giải quyết theo hồ sơ đã nộp.",
        "request_for": "self",
        "delivery": way.back,
        "declaration": "yes",
    }
    return answers | ({"delivery_address": home} if way.back == "post" else {})
