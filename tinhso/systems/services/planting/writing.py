"""Writing lives: the usual course of a procedure in an agency's working time, with seeded chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tinhso.base import clock
from tinhso.engines.calendars.api import due
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Process
from tinhso.engines.directory.models import Person
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.systems.services.planting.answers import FORMS, Filler, typed
from tinhso.systems.services.planting.cast import Agency
from tinhso.systems.services.planting.lives import DESK, ONLINE, Act, Life
from tinhso.systems.services.planting.names import Invented

HOUR = 3600
NOTES = ("Đã tra cứu, thông tin khớp với cơ sở dữ liệu.", "Hồ sơ đầy đủ, đúng quy định.", "Đồng ý trình ký.")
COMMENTS = ("Nhanh và rõ ràng.", "Cán bộ hướng dẫn tận tình.", "", "Không phải đi lại nhiều lần.", "")


@dataclass
class Writer:
    """Writes lives for the complete procedures; the same seed writes the same lives."""

    chance: Random
    number: int = 0

    def __post_init__(self) -> None:
        found = ((code, forms.current(code)) for code in FORMS)
        self.versions: dict[str, ProcedureVersion] = {code: version for code, version in found if version}
        self.processes: dict[str, Process] = {
            code: process for code in self.versions if (process := cases.process_for(code))
        }
        self.steps = {code: process.steps.count() for code, process in self.processes.items()}

    def settled(
        self,
        procedure: str,
        agency: Agency,
        who: tuple[Person, Invented],
        at: datetime,
        *,
        online: bool = True,
        late: bool = False,
        denied: bool = False,
    ) -> Life:
        """A whole life from submission to rating; on time unless ``late``."""
        chance, table = self.chance, agency.table
        begun = self.handed_in(procedure, agency, who, at, online=online)
        paid = begun.acts[-1].at if begun.acts else at
        version, sector = begun.version, begun.sector

        def after(moment: datetime, hours: float) -> datetime:
            return table.moment(table.worked(moment) + int(hours * HOUR))

        accepted = after(paid, chance.uniform(0.3, 4.0) if online else 0.1)
        variant = next((c["code"] for c in version.content.get("cases", ()) if c["code"] == self._variant(begun)), "")
        limit = due(accepted, version.limit(begun.channel, variant), table)
        span = (table.worked(limit) - table.worked(accepted)) / HOUR
        took = span + chance.uniform(2, 12) if late else span * chance.uniform(0.35, 0.85)
        steps = self.steps[procedure]
        roles = ["specialist", "head"][: steps - 1]
        acts = [Act(accepted, "accept", agency.posts["clerk", sector])]
        for place, role in enumerate(roles, 1):
            moment = after(accepted, took * place / steps)
            acts.append(Act(moment, "finish_step", agency.posts[role, sector], {"note": NOTES[place - 1]}))
        decided = after(accepted, took)
        reason = "Thông tin khai không khớp với sổ hộ tịch gốc." if denied else ""
        outcome = {"outcome": "denied" if denied else "granted", "reason": reason}
        acts.append(Act(decided, "decide", agency.posts["leader", sector], outcome))
        returned = after(decided, chance.uniform(0.2, 6))
        way = begun.typed["delivery"]
        acts.append(Act(returned, "hand_out", agency.posts["clerk", sector], {"way": way, "note": ""}))
        if chance.random() < 0.55:
            score = 1 if late else chance.choice((2, 3, 3, 3))
            given = {"score": score, "comment": chance.choice(COMMENTS)}
            acts.append(Act(returned + timedelta(hours=chance.uniform(0.5, 30)), "rate", None, given))
        return begun.then(*acts)

    def handed_in(
        self, procedure: str, agency: Agency, who: tuple[Person, Invented], at: datetime, *, online: bool = True
    ) -> Life:
        """A life as far as the payment."""
        person, one = who
        self.number += 1
        commune = person.party.area.code if person.party.area else agency.commune
        filler = Filler(one, clock.local(at).date(), commune, self.number, self.chance)
        version = self.versions[procedure]
        answers = typed(procedure, filler)
        channel = ONLINE if online else DESK
        pay = self._payment(agency, channel, at, version.procedure.sector_id)
        process = self.processes[procedure]
        life = Life(version, process, agency, person, channel, at, answers)
        return life.then(pay)

    def _payment(self, agency: Agency, channel: str, at: datetime, sector: str) -> Act:
        """Where nothing is to be paid, the act does nothing."""
        if channel == DESK:
            return Act(at + timedelta(minutes=3), "pay_cash", agency.posts["clerk", sector])
        return Act(at + timedelta(minutes=self.chance.uniform(2, 50)), "pay_online")

    def _variant(self, life: Life) -> str:
        """The case of the procedure that the answers of ``answers.py`` describe."""
        return {"1.001193": "dung-han", "1.000656": "co-bao-tu", "1.001612": "ca-nhan", "1.004222": "nha-minh"}.get(
            life.procedure, ""
        )
