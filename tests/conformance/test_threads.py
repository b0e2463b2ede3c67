"""Eight at once: one of them wins, and the others are told."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import DatabaseError, connection

from tests.conformance.verb_test import REFUSALS, accept
from tests.dossiers import answered, copies, draft_in, many
from tests.province import MONDAY, plant
from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.cases.verbs import _ground as ground
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


def one_wins(answers: list[object]) -> bool:
    """One got what they wanted, the others a sentence."""
    return [isinstance(answer, REFUSALS) for answer in answers].count(False) == 1


def unlocked(gate: Barrier):
    """Read a case without locking it, together with everybody else: what the lock is there to prevent."""

    def read(case_id, *, version=None):
        case = Case.objects.select_related("office", "received_by").get(pk=case_id)
        with suppress(BrokenBarrierError):
            gate.wait()
        return case

    return read


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
        specialist, lead = province.actor("thuong"), province.actor("phuong")
        step = Task.objects.get(case=case, done_at=None)
        assert one_wins(eight(lambda: cases.finish_step(step.pk, by=specialist)))
        with pytest.MonkeyPatch.context() as patched:  # the control: without the lock more than one believes to win
            patched.setattr(ground, "lock", unlocked(Barrier(8, timeout=5)))
            following = Task.objects.get(case=case, done_at=None)
            with pytest.raises((AssertionError, DatabaseError)):
                assert one_wins(eight(lambda: cases.finish_step(following.pk, by=lead)))
        drafts = iter(copies(draft_in(answered(province)), 8))
        many_at_once = eight(lambda: file_dossier(next(drafts), by=citizen).case.code)
        assert len(set(many_at_once)) == 8  # codes without gap or double
        numbers = sorted(int(str(code)[-7:]) for code in many_at_once)
        assert numbers == list(range(2, 10))
        assert many(province, 1)[0].case.code.endswith("10")
