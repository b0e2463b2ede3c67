"""The verbs of hands, duties and questions: each denied, at the wrong office, a second time, and taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.conformance.test_verbs_every_matter import office_of
from tests.conformance.verb_test import VerbTest, accept
from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Inquiry, Task

pytestmark = pytest.mark.django_db


class Held(VerbTest):
    """A case at its first step, taken up by the specialist."""

    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        self.task = Task.objects.get(case=case, done_at=None)
        cases.claim(self.task.pk, by=province.actor("thuong"))


@pytest.mark.goal("cases-14")
class TestHandOver(Held):
    def do(self, case, province, who):
        return cases.hand_over(self.task.pk, to=province.position("phuong"), by=province.actor(who))


@pytest.mark.goal("cases-14")
class TestCallBack(Held):
    def prepare(self, case, province):
        super().prepare(case, province)
        cases.hand_over(self.task.pk, to=province.position("phuong"), by=province.actor("thuong"))

    def do(self, case, province, who):
        return cases.call_back(self.task.pk, by=province.actor(who))


class TestRaiseDuty(Held):
    def do(self, case, province, who):
        return cases.raise_duty(case.pk, demand=uuid7(), by=province.actor(who))


class TestSettleDuty(Held):
    """What was paid outside the desk notes; told again, it gives the same case and changes nothing."""

    who, elsewhere, answers_again = "duyen", "gam", True

    def prepare(self, case, province):
        super().prepare(case, province)
        self.demand = uuid7()
        cases.raise_duty(case.pk, demand=self.demand, by=province.actor("thuong"))

    def do(self, case, province, who):
        return cases.settle_duty(self.demand, by=province.actor(who))


@pytest.mark.goal("cases-15")
class TestGoOnWithout(Held):
    def prepare(self, case, province):
        super().prepare(case, province)
        cases.consult(
            case.pk, offices=[office_of(province, "gam")], question="Đúng không?", join="all",
            within=Limit(Decimal(1), "hour"), by=province.actor("thuong"),
        )  # fmt: skip
        Inquiry.objects.update(answer_by=clock.now() - timedelta(minutes=1))
        self.inquiry = Inquiry.objects.get()

    def do(self, case, province, who):
        return cases.go_on_without(self.inquiry.pk, reason="Quá hạn", by=province.actor(who))
