"""The periodic reports of the demonstration, lived through the verbs."""

from collections import Counter

import pytest

from tests.planted import planted, province
from tinhso.base import clock
from tinhso.engines.indicators.models import Entry
from tinhso.engines.messages.models import Message
from tinhso.systems.reports.demo import plant
from tinhso.systems.reports.models import Chase, Regime, Return

__all__ = ["planted", "province"]
pytestmark = pytest.mark.django_db


def test_four_sectors_report_and_every_state_can_be_seen(province):
    with clock.travel(clock.at(2026, 11, 23, 16)):
        plant()
        plant()
        assert Regime.objects.count() == 4
        states = Counter(one.state for one in Return.objects.all())
        seen = {"not_open", "open", "draft", "late", "submitted", "returned", "approved", "locked"}
        assert set(states) == seen
        tax = Return.objects.filter(regime__code="bc-thu-ngan-sach-thang", period="2026-09")
        assert Counter(tax.values_list("stage", flat=True)) == {"locked": 3, "open": 1}
        assert Entry.objects.filter(origin="reported", series__code="tinh.hoc_sinh").count() == 2
        assert {-3, 0, 1, 3} >= set(Chase.objects.values_list("step", flat=True)) >= {1, 3}
        assert Message.objects.filter(code="reports.chased").exists()
