"""The stored stage follows from the records, whatever is done in whatever order."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.cases.stages import stage_of

SOME_REASON = "Lý do nêu trong hồ sơ"
VERBS = {
    "accept": lambda w, c: w.accept(c),
    "refuse": lambda w, c: cases.refuse(c.pk, reason=SOME_REASON, basis="Điều 7", by=w.actor("clerk")),
    "ask": lambda w, c: cases.ask_supplement(c.pk, items=[], reason=SOME_REASON, by=w.actor("clerk")),
    "ask later": lambda w, c: cases.ask_supplement(c.pk, items=[], reason=SOME_REASON, by=w.actor("specialist")),
    "answer": lambda w, c: cases.answer_supplement(c.pk, by=w.actor("citizen")),
    "work": lambda w, c: cases.finish_step(w.task(c).pk, by=w.actor("specialist")),
    "review": lambda w, c: cases.finish_step(w.task(c).pk, by=w.actor("head")),
    "back": lambda w, c: cases.send_back(w.task(c).pk, reason=SOME_REASON, by=w.actor("head")),
    "decide": lambda w, c: w.decide(c),
    "recall": lambda w, c: cases.recall(c.pk, reason=SOME_REASON, by=w.actor("chair")),
    "hand out": lambda w, c: cases.hand_out(c.pk, way="desk", by=w.actor("clerk")),
    "withdraw": lambda w, c: cases.withdraw(c.pk, reason=SOME_REASON, by=w.actor("citizen")),
    "agree": lambda w, c: cases.answer_withdrawal(c.pk, agree=True, reason="", by=w.actor("clerk")),
    "disagree": lambda w, c: cases.answer_withdrawal(c.pk, agree=False, reason="Đã ký", by=w.actor("clerk")),
    "stop": lambda w, c: cases.stop(c.pk, reason=SOME_REASON, by=w.actor("specialist")),
    "duty": lambda w, c: cases.raise_duty(c.pk, demand=uuid_of(c), by=w.actor("clerk")),
    "paid": lambda w, c: cases.settle_duty(uuid_of(c)),
}


def uuid_of(case: Case):
    return case.pk


@pytest.fixture
def shared(world):
    return world


@given(names=st.lists(st.sampled_from(sorted(VERBS)), min_size=4, max_size=14))
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_stored_stage_follows_from_the_records_after_any_verbs(shared, names):
    case = shared.submit()
    for name in ["accept", *names]:
        try:
            with transaction.atomic():
                VERBS[name](shared, case)
        except (Refused, IntegrityError, Task.DoesNotExist):
            continue
        fresh = Case.objects.get(pk=case.pk)
        assert fresh.stage == stage_of(fresh.records()), names
        assert (fresh.ended_at is not None) == (fresh.stage in cases.ENDED), names
        case = fresh
