"""Whose the catalogue is: the province's offices at the top."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor


def require_keeper(by: Actor, permission: str) -> Actor:
    """``access.require`` for the catalogue as a whole. Raises Denied."""
    return by if by == PLATFORM else access.require_at(by, permission, tops())


def tops() -> list[int]:
    """The subjects of the offices that have none above them."""
    offices = Office.objects.filter(parent=None, valid_to=None)
    return [key for office in offices for key in (office.here_id, office.below_id)]
