"""The planted province, with one citizen's dossier, for tests that multiply."""

import pytest

from tests.dossiers import answered, draft_in, many
from tests.main_job.conftest import planted, province
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
