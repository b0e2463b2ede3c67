"""The planted province, kept in an open transaction for as long as the tests that come ask for it.

Planting costs ten seconds, what a test does in it is taken back by a savepoint; so the files that use it stand first
in the order, and it is planted once for each worker instead of once for each file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.province import MONDAY, Province, plant
from tinhso.base import clock


class _Undo(Exception):
    pass


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is taken back at its end."""
    try:
        with transaction.atomic():
            yield
            raise _Undo
    except _Undo:
        pass


class Ground:
    """``province`` plants if nothing stands; ``clear`` takes it back before ``files`` that want an empty one."""

    def __init__(self) -> None:
        self.files: set[Path] = set()
        self.standing: ExitStack | None = None
        self.made: Province | None = None

    def planted_first(self, items: list[pytest.Item]) -> None:
        """The files of which a test uses the planted province before all others, each file whole."""
        self.files = {item.path for item in items if "planted_ground" in getattr(item, "fixturenames", ())}
        items.sort(key=lambda item: item.path not in self.files)

    def province(self, blocker: Any) -> Province:
        if self.made is None:
            self.standing = ExitStack()
            self.standing.enter_context(blocker.unblock())
            self.standing.enter_context(undone())
            with clock.travel(MONDAY):
                self.made = plant()
                self.made.work()
        return self.made

    def clear(self) -> None:
        if self.standing is not None:
            standing, self.standing, self.made = self.standing, None, None
            standing.close()


GROUND = Ground()


@pytest.fixture(scope="session")
def planted_ground() -> Ground:
    """Whoever asks for it, also by way of ``planted``, belongs to those whose files stand first."""
    return GROUND


@pytest.fixture(scope="module")
def planted(planted_ground: Ground, django_db_setup: None, django_db_blocker: Any) -> Iterator[Province]:
    """The province for a file's tests; what the file itself sets up beyond is taken back at its end."""
    made = planted_ground.province(django_db_blocker)
    with django_db_blocker.unblock(), undone():
        yield made


@pytest.fixture
def province(planted: Province, db: None) -> Iterator[Province]:
    """The province on a Monday morning; what a test does is taken back."""
    planted.clients.clear()
    with clock.travel(MONDAY):
        yield planted


def once_a_file(make: Callable[[], Any]) -> Any:
    """A fixture: what ``make`` sets up stands for the tests of a file and is taken back at its end."""

    @pytest.fixture(scope="module")
    def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with django_db_blocker.unblock(), undone():
            yield make()

    return standing
