"""The world of the tests stands once for each file; what a test does in it is taken back."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.test import Client

from tests.planted import once_a_file
from tinhso.base import clock
from tinhso.systems.feedback.tests.at_home import make_home
from tinhso.systems.feedback.tests.world import TUESDAY, World, make_world

standing = once_a_file(make_world)


@pytest.fixture
def world(standing: World, db: None) -> Iterator[World]:
    with clock.travel(TUESDAY):
        yield deepcopy(standing)


@pytest.fixture
def committed_world(db: None) -> Iterator[World]:
    """For a file of which a test commits: made for each test anew."""
    made = make_world()
    with clock.travel(TUESDAY):
        yield made


@pytest.fixture
def browser(world: World) -> Client:
    """A stranger's, where the province and its commune have outlines."""
    make_home(world)
    return Client()
