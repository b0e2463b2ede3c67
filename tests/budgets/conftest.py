"""The planted province, for measuring."""

from collections.abc import Iterator

import pytest

from tests.dossiers import many
from tests.planted import planted, province
from tests.province import Province
from tinhso.systems.services.models import Dossier

__all__ = ["planted", "province"]


@pytest.fixture
def sixty(province: Province) -> Iterator[list[Dossier]]:
    """More than one page of dossiers."""
    yield many(province, 60)
