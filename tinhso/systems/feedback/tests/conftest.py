from collections.abc import Iterator

import pytest

from tinhso.base import clock
from tinhso.systems.feedback.tests.world import TUESDAY, World, make_world


@pytest.fixture
def world(db) -> Iterator[World]:
    made = make_world()
    with clock.travel(TUESDAY):
        yield made
