"""A hundred results signed with one confirmation, with a fault in the middle."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.dossiers import many
from tests.province import Province
from tinhso.base.ids import uuid7
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import BatchRow, Case, Stage, Task
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments

HUNDRED, BROKEN = 100, 50


def to_signing(province: Province) -> list[Case]:
    """So many dossiers that wait for the chair's signature, brought there by the verbs."""
    found = [dossier.case for dossier in many(province, HUNDRED)]
    for case in found:
        for demand in payments.of(case.pk):
            payments.pay_cash(demand.pk, by=province.actor("duyen"))
            cases.settle_duty(demand.pk)
        limit = case.dossier.version.limit(case.channel)
        cases.accept(case.pk, limit=limit, process=cases.process_for(case.topic), by=province.actor("duyen"))
        for who in ("thuong", "phuong"):
            cases.finish_step(Task.objects.get(case=case, done_at=None).pk, by=province.actor(who))
    return found


@pytest.mark.django_db
@pytest.mark.goal("signatures-12")
def test_a_hundred_results_are_signed_at_once_and_one_that_cannot_be_is_told_in_its_row(province):
    waiting = to_signing(province)
    broken = waiting[BROKEN]
    cases.stop(broken.pk, reason="Người nộp đã mất.", by=province.actor("thuong"))
    chair, key = province.client("quang"), str(uuid7())
    given = {"viec": "ky", "code": [case.code for case in waiting], "back": "/ho-so/"}
    asked = chair.post("/hang-loat/", given)
    assert all(case.code in asked.text for case in waiting)
    begun = chair.post("/hang-loat/", {**given, "key": key})
    assert begun.status_code == 302
    for _ in range(BROKEN + 1):  # as far as the worker has come
        cases.bulk.do_next(UUID(key))
    half = chair.get(begun.headers["Location"]).text
    assert all(case.code in half for case in waiting)
    assert BatchRow.objects.filter(batch=key, state="waiting").count() == HUNDRED - BROKEN - 1
    province.work()
    rows = list(BatchRow.objects.filter(batch=key).order_by("order"))
    assert [row.state for row in rows].count("done") == HUNDRED - 1
    assert [row.code for row in rows if row.state == "failed"] == [broken.code]
    assert rows[BROKEN].said
    signed = Paper.objects.filter(kind="services.result", sign_as=province.position("quang")).exclude(file=None)
    assert signed.count() == HUNDRED - 1
    assert Case.objects.filter(pk__in=[case.pk for case in waiting], stage=Stage.DECIDED).count() == HUNDRED - 1
    assert (
        chair.post("/hang-loat/", {**given, "key": key}).status_code == 302
    )  # the same confirmation again signs nothing
    province.work()
    assert Paper.objects.filter(kind="services.result").count() == HUNDRED - 1
