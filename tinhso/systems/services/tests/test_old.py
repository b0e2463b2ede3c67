"""The demonstration's archivist has something to do."""

import pytest

from tinhso.engines.cases import api as cases
from tinhso.systems.services.demo import OLD, plant_old
from tinhso.systems.services.loading import load_keeping
from tinhso.systems.services.planting.province import Province

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-24")]


def test_a_few_dossiers_are_older_than_they_are_kept(province):
    load_keeping()
    assert not cases.records_due().exists()
    assert plant_old(Province()) == OLD
    due = cases.records_due()
    assert {case.ended_at.year for case in due} == {2020}
    assert due.count() == OLD
    page = province.client("mai").get("/luu-giu/").text
    assert all(case.code in page for case in due)
