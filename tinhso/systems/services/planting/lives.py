"""Lives of dossiers written down as data: who hands in what and when, and what is done with it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tinhso.engines.cases.models import Process
from tinhso.engines.directory.models import Person, Position
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.systems.services.planting.answers import Typed
from tinhso.systems.services.planting.cast import Agency

DESK, ONLINE = "desk", "online"


@dataclass(frozen=True)
class Act:
    """One verb at a moment; ``post`` is the official who does it, none for the applicant or the bank."""

    at: datetime
    verb: str
    post: Position | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Life:
    """A dossier from its submission on; ``acts`` are in the order of time."""

    version: ProcedureVersion
    process: Process
    agency: Agency
    applicant: Person
    channel: str
    at: datetime
    typed: Typed
    acts: tuple[Act, ...] = ()

    @property
    def sector(self) -> str:
        return self.version.procedure.sector_id

    @property
    def procedure(self) -> str:
        return self.version.procedure.code

    def before(self, verb: str, number: int = 1) -> Life:
        """The same life, stopped before the ``number``-th time that ``verb`` would be done."""
        places = [place for place, act in enumerate(self.acts) if act.verb == verb]
        cut = places[number - 1] if len(places) >= number else len(self.acts)
        return self.of(self.acts[:cut])

    def until(self, moment: datetime) -> Life:
        """The same life as far as it has come at ``moment``."""
        return self.of(tuple(act for act in self.acts if act.at < moment))

    def then(self, *acts: Act) -> Life:
        """The same life with more acts at its end."""
        return self.of((*self.acts, *acts))

    def of(self, acts: tuple[Act, ...]) -> Life:
        return Life(self.version, self.process, self.agency, self.applicant, self.channel, self.at, self.typed, acts)
