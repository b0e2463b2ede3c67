"""Who of an agency may decide a dossier that is settled elsewhere."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor


def signers_of(case: Case) -> list[Position]:
    """The positions of the agency that may decide there, its head first."""
    held = [position for position in directory.positions_in(case.office) if position.person_id]
    here = case.office.here_id
    return [each for each in held if here in access.scopes(Actor(0, each.subject_id), "cases.decide")]


def signer_of(case: Case, key: str) -> Position | None:
    """The one whom the other system names; None for somebody who may not decide here."""
    return next((each for each in signers_of(case) if str(each.pk) == key), None)
