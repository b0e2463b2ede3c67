"""What the process of a procedure is tried against: its legal limits, its agencies, its field."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.directory.models import Office
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.agencies import agencies_for

EVERY = "chung"  # the address of the process of every procedure without one


@dataclass(frozen=True)
class Topic:
    """A procedure, or every procedure without a process of its own (``procedure`` is None)."""

    code: str
    name: str
    procedure: Procedure | None

    @property
    def slug(self) -> str:
        return self.code or EVERY


def topic_at(slug: str, every: str) -> Topic | None:
    """The topic at an address; ``every`` is the name of the common one."""
    if slug == EVERY:
        return Topic("", every, None)
    procedure = Procedure.objects.select_related("sector").filter(code=slug).first()
    return Topic(procedure.code, procedure.name, procedure) if procedure is not None else None


def ground_of(topic: Topic) -> cases.Ground:
    """The shortest limit of each channel, the agencies that settle it; for the common process no limit is known."""
    if topic.procedure is None:
        return cases.Ground({}, list(_any_agencies()), "")
    version = forms.current(topic.procedure)
    limits: dict[str, Limit] = {}
    if version is not None:
        limits = {row["channel"]: version.limit(row["channel"]) for row in version.content.get("channels", ())}
    return cases.Ground(limits, list(agencies_for(topic.procedure)), topic.procedure.sector_id)


def _any_agencies() -> list[Office]:
    procedure = Procedure.objects.filter(is_open=True, agency_levels__contains=["commune"]).first()
    return list(agencies_for(procedure)) if procedure is not None else []
