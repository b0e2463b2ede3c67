from collections.abc import Iterator

import pytest
from django.test import Client

from tinhso.base import clock
from tinhso.systems.feedback.tests.at_home import make_home
from tinhso.systems.feedback.tests.world import TUESDAY, World, make_world


@pytest.fixture
def world(db) -> Iterator[World]:
    made = make_world()
    with clock.travel(TUESDAY):
        yield made


@pytest.fixture
def browser(world: World) -> Client:
    """A stranger's, where the province and its commune have outlines."""
    make_home(world)
    return Client()
