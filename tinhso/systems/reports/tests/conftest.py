"""A province with two communes, a department that asks them for a monthly report, and an authority that signs."""

import pytest

from tinhso.base import clock
from tinhso.engines.signatures.tests.conftest import own_authority, signatures_root
from tinhso.systems.reports.tests.world import World, make_world

__all__ = ["own_authority", "signatures_root"]


@pytest.fixture
def world(db) -> World:
    """On Monday 16 November 2026: the month 11 (15/10–14/11) is closed, its reports are due on Tuesday at 17:00."""
    with clock.travel(clock.at(2026, 11, 16, 9)):
        yield make_world()
