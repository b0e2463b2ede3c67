"""Where a right about returns must be held: in the very office that delivers, or at the owner of the regime."""

from __future__ import annotations

from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.engines.cases.api import agency_of
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.systems.reports.nouns.returns import Act, Return


def agency(actor: Actor | None) -> Office | None:
    """The agency in which somebody works, whichever of its divisions it is."""
    if actor is None or actor.office is None:
        return None
    return _agency(actor.office)


@access.kept
def _agency(here: int) -> Office:
    return agency_of(directory.office_by_here(here))


def places(actor: Actor | None, office: Office) -> set[int]:
    """Where somebody of ``office`` may hold a right: there, above it, or in the division they work in."""
    found = set(directory.subjects_of(office))
    if actor is not None and actor.office is not None and agency(actor) == office:
        found.add(actor.office)
    return found


def require_own(by: Actor | None, permission: str, office: Office) -> Actor:
    """Only somebody of the office itself: nobody above fills in or signs in its place. Raises Denied."""
    if by == PLATFORM or (by is not None and agency(by) == office):
        return access.require_at(by, permission, places(by, office))
    return access.require_at(by, permission, ())


def require_owner(by: Actor | None, permission: str, owner: Office) -> Actor:
    """Somebody of the owner of a regime, or above it. Raises Denied."""
    return access.require_at(by, permission, places(by, owner))


def locked(return_id: UUID) -> Return:
    """The return with its regime, form and office, held until the transaction ends."""
    related = ("regime__owner", "form", "office__area")
    return Return.objects.select_for_update(of=("self",)).select_related(*related).get(pk=return_id)


def note(one: Return, kind: str, by: Actor, words: str = "") -> Act:
    return Act.objects.create(of=one, kind=kind, by=who(by), words=words)


def who(by: Actor) -> int:
    """Who is written down: the position, or the person where there is none."""
    return by.position or by.subject
