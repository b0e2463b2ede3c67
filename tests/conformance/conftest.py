"""The planted province, with one citizen's dossier, for tests that multiply."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.dossiers import answered, draft_in, many
from tests.planted import planted, province, undone
from tests.province import MONDAY, Province
from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.payments import api as payments

__all__ = ["planted", "province"]


@pytest.fixture
def owned(province):
    """One dossier of Hương's at Long An, paid and received, with its receipt, its message and another draft."""
    (dossier,) = many(province, 1)
    payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    dossier.draft = draft_in(answered(province))
    return dossier


@pytest.fixture(scope="module")
def paid(planted: Province, django_db_blocker: Any) -> Iterator[Case]:
    """A dossier of Hương's at Long An, paid, with all its jobs done: made once for a file."""
    with django_db_blocker.unblock(), undone():
        with clock.travel(MONDAY):
            planted.clients.clear()
            (dossier,) = many(planted, 1)
            payments.pay_cash(dossier.demand, by=planted.actor("duyen"))
            planted.work()
        yield dossier.case
