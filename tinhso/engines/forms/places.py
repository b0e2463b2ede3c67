"""Where the papers of a procedure are handed in, as its pages say it."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.base.registry import offered
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Place:
    """One office, or in a sentence many of them; ``url`` leads to their counters."""

    name: str
    address: str = ""
    phone: str = ""
    url: str = ""


def places_of(version: ProcedureVersion) -> list[Place]:
    """What the systems that take the procedure's dossiers offer at ``forms.places``; empty where none does."""
    return [place for offer in offered("forms.places") for place in offer(version)]
