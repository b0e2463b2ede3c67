"""The world of the tests stands once for each file; what a test does in it is taken back."""

from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.planted import once_a_file
from tinhso.base import clock
from tinhso.engines.cases.tests.world import TUESDAY, World, make_world

standing = once_a_file(make_world)


@pytest.fixture
def world(standing: World, db: None) -> Iterator[World]:
    with clock.travel(TUESDAY):
        yield deepcopy(standing)
