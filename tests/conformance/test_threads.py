"""Eight at once: one of them wins, and the others are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.conformance.verb_test import REFUSALS, accept
from tests.dossiers import answered, copies, draft_in, many
from tests.province import MONDAY, plant
from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Event
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand, Payment
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier

pytestmark = pytest.mark.django_db(transaction=True)


def eight(verb) -> list[object]:
    """What each of eight threads got: the verb's answer or the refusal."""
    gate = Barrier(8, timeout=60)

    def one(_number: int) -> object:
        try:
            with clock.travel(MONDAY):
                gate.wait()
                return verb()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(8)))


def test_eight_at_once_hand_in_pay_and_accept_one_dossier_once():
    with clock.travel(MONDAY):
        province = plant()
        draft, citizen, clerk = draft_in(answered(province)), province.actor("huong"), province.actor("duyen")
        handed = eight(lambda: file_dossier(draft, by=citizen).pk)
        assert len(set(map(str, handed))) == 1
        assert (Dossier.objects.count(), Demand.objects.count()) == (1, 1)
        dossier = Dossier.objects.get()
        paid = eight(lambda: payments.pay_cash(dossier.demand, by=clerk))
        assert [isinstance(answer, Payment) for answer in paid].count(True) == 1
        province.work()
        case = Case.objects.get(pk=dossier.case_id)
        taken = eight(lambda: accept(case, province, "duyen"))
        assert [isinstance(answer, REFUSALS) for answer in taken].count(False) == 1
        for kind in ("cases.submitted", "payments.demanded", "payments.paid", "cases.accepted"):
            assert Event.objects.filter(kind=kind).count() == 1, kind
        drafts = iter(copies(draft_in(answered(province)), 8))
        many_at_once = eight(lambda: file_dossier(next(drafts), by=citizen).case.code)
        assert len(set(many_at_once)) == 8  # codes without gap or double
        numbers = sorted(int(str(code)[-7:]) for code in many_at_once)
        assert numbers == list(range(2, 10))
        assert many(province, 1)[0].case.code.endswith("10")
