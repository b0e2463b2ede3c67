from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.province import MONDAY, Province, plant
from tinhso.base import clock


class _Undo(Exception):
    pass


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker) -> Iterator[Province]:
    """Planted once for a module, in a transaction that is taken back."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                with clock.travel(MONDAY):
                    made = plant(but=())
                yield made
                raise _Undo
        except _Undo:
            pass


@pytest.fixture
def province(planted: Province, db: None) -> Iterator[Province]:
    """The province on a Monday morning; what a test does is taken back."""
    planted.clients.clear()
    with clock.travel(MONDAY):
        yield planted
