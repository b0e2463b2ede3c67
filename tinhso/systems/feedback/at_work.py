"""Who handles a report now: the agency that leads, not whoever once did."""

from __future__ import annotations

from tinhso.base.errors import Denied
from tinhso.engines.access import api as access
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor

RIGHT = "cases.process"


def require_at_work(by: Actor, case: Case) -> Actor:
    """The actor as the act is to be recorded. Raises Denied for one whose agency no longer handles the report."""
    acting = access.require(by, RIGHT, case)
    if not actions.Scene(by, case, None).may(RIGHT):
        raise Denied
    return acting
