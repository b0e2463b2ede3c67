"""The world of the tests stands once for each file; what a test does in it is taken back."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.planted import undone
from tinhso.base import clock
from tinhso.engines.cases.tests.world import TUESDAY, World, make_world


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield make_world()


@pytest.fixture
def world(standing: World, db: None) -> Iterator[World]:
    with clock.travel(TUESDAY):
        yield deepcopy(standing)
