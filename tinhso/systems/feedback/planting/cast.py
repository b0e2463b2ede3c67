"""Who reports and who handles planted reports: people of demo/people.toml by their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tinhso.engines.cases.models import Step, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.knowing import actor_of, new_guest, reporter_of
from tinhso.systems.feedback.models import Reporter

COORDINATOR, INSPECTOR = "080192004471", "080074009910"
CITIZENS = {
    "huong": "080190004128", "phuc": "080085007315", "ut": "080058001962", "anh": "080303009047",
    "khoa": "080079006633",
}  # fmt: skip
# Where a task waits: who takes it up there, and who signs there.
WORKS = {
    "H53.101.02": "080191008876", "H53.101.03": "080087002259", "H53.101.04": "080195007742",
    "H53.109.03": "080188006633", "H53.06": "080084003315", "H53.05": "080090008873", "H53.12": INSPECTOR,
}  # fmt: skip
SIGNS = {
    "H53.101": "080176009218", "H53.109": "080077004402", "H53.06": "080176001184", "H53.05": "080179005546",
    "H53.12": INSPECTOR,
}  # fmt: skip


@dataclass
class Cast:
    """Looks each person up once; ``guest`` is somebody new every time."""

    _known: dict[str, Actor] = field(default_factory=dict)
    _phones: Any = field(default_factory=lambda: count(401))

    def official(self, number: str) -> Actor:
        if number not in self._known:
            person = directory.person_by_number(number)
            if person is None:
                raise LookupError(f"demo/people.toml lacks {number}.")
            self._known[number] = directory.actor_for(directory.positions_of(person)[0])
        return self._known[number]

    def desk(self, *, secret: bool = False) -> Actor:
        """Whoever looks reports through."""
        return self.official(INSPECTOR if secret else COORDINATOR)

    def for_task(self, task: Task) -> Actor | None:
        """Whoever does this task; None where the demonstration has nobody."""
        numbers = SIGNS if task.kind == Step.Kind.SIGN else WORKS
        number = numbers.get(task.office.code)
        return self.official(number) if number else None

    def leader(self, office: str) -> Actor:
        return self.official(SIGNS[office])

    def reporter(self, who: str) -> Reporter:
        """A citizen of the cast, ``guest`` or ``phone``."""
        if who == "guest":
            return new_guest().reporter
        if who == "phone":
            return new_guest(name="Người dân", phone=f"+84900000{next(self._phones)}", is_confirmed=True).reporter
        person = directory.person_by_number(CITIZENS[who])
        if person is None:
            raise LookupError(f"demo/people.toml lacks {who}.")
        return reporter_of(person.party)

    def citizen(self, who: str) -> Actor:
        return actor_of(self.reporter(who))
