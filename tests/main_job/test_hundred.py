"""A hundred results signed with one confirmation, with a fault in the middle."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.province import Province
from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.base.typesetting import Sheet
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.bulk.running import run_batch
from tinhso.engines.cases.models import BatchRow, Case, Stage
from tinhso.engines.files import api as files
from tinhso.engines.papers import drawing
from tinhso.engines.papers.models import Paper
from tinhso.engines.signatures import api as signatures
from tinhso.engines.signatures import signing, stamps
from tinhso.systems.services.planting.bulk import Order, Press
from tinhso.systems.services.planting.cast import agencies, citizens
from tinhso.systems.services.planting.stencils import stencil_of
from tinhso.systems.services.planting.writing import Writer

HUNDRED, BROKEN = 100, 50


def to_signing() -> list[Case]:
    """So many dossiers that wait for the chair's signature: one brought there by the verbs, the others copied."""
    chance = Random(7)
    homes = agencies(["H53.101"], chance)
    who = citizens(1, homes, chance)[0]
    life = Writer(chance).settled("2.000635", homes[0], who, clock.at(2026, 11, 9, 8, 20)).before("decide")
    stencil = stencil_of(life)
    Press().plant(Order(stencil, timedelta(), who[0]) for _ in range(HUNDRED))
    return list(Case.objects.order_by("number"))


@pytest.fixture
def quick(monkeypatch):
    """Sheets are set like the first of their kind, seals and time stamps left out: all have tests of their own."""
    for module in (drawing, stamps):
        known: dict[str, Sheet] = {}

        def like_the_first(template, data, *, at, known=known, real=module.typeset):
            return known[template] if template in known else known.setdefault(template, real(template, data, at=at))

        monkeypatch.setattr(module, "typeset", like_the_first)

    def signed_by_people(pdf, *, certificate, stamp, reason, real=drawing.sign):
        signs = certificate.person_id is not None
        return real(pdf, certificate=certificate, stamp=stamp, reason=reason) if signs else signatures.Signed(pdf, True)

    monkeypatch.setattr(drawing, "sign", signed_by_people)
    monkeypatch.setattr(signing, "stamper", lambda: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("quick")
@pytest.mark.goal("signatures-12")
def test_a_hundred_results_are_signed_at_once_and_one_that_cannot_be_is_told_in_its_row(province: Province):
    waiting = to_signing()
    broken = waiting[BROKEN]
    cases.stop(broken.pk, reason="Người nộp đã mất.", by=province.actor("thuong"))
    chair, key = province.client("quang"), str(uuid7())
    given = {"viec": "ky", "code": [case.code for case in waiting], "back": "/ho-so/"}
    asked = chair.post("/hang-loat/", given)
    assert all(case.code in asked.text for case in waiting)
    assert asked.text.count(waiting[0].applicant.name) == HUNDRED  # whose results they are
    assert chair.post("/hang-loat/", {**given, "key": key}).status_code == 302
    assert drain(only=run_batch.name) == 1
    rows = list(BatchRow.objects.filter(batch=key).order_by("order"))
    assert [row.state for row in rows].count("done") == HUNDRED - 1
    assert [row.code for row in rows if row.state == "failed"] == [broken.code]
    assert rows[BROKEN].said
    results = Paper.objects.filter(kind="services.result", sign_as=province.position("quang")).exclude(file=None)
    assert sorted(results.values_list("number", flat=True)) == list(range(1, HUNDRED))
    assert Case.objects.filter(stage=Stage.DECIDED).count() == HUNDRED - 1
    for number in (1, HUNDRED - 1):
        (report,) = signatures.validate_pdf(files.read(results.get(number=number).file))
        assert (report.is_valid, report.signer) == (True, "Đoàn Minh Nhật Quang")
    chair.post("/hang-loat/", {**given, "key": key})  # the same confirmation again signs nothing
    assert drain(only=run_batch.name) <= 1
    assert Paper.objects.filter(kind="services.result").count() == HUNDRED - 1
