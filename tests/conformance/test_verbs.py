"""The verbs of cases: each denied, at the wrong office, a second time, and taken back."""

import pytest

from tests.conformance.verb_test import VerbTest, accept
from tests.dossiers import many
from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Task
from tinhso.engines.events.models import Event
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.systems.services.listeners import draw_up_the_letter

pytestmark = pytest.mark.django_db


def worked(case, province):
    accept(case, province, "duyen")
    for who in ("thuong", "phuong"):
        task = Task.objects.get(case=case, done_at=None)
        cases.finish_step(task.pk, by=province.actor(who))


def decided(case, province):
    worked(case, province)
    cases.decide(Task.objects.get(case=case, done_at=None).pk, outcome="granted", by=province.actor("quang"))


class TestAccept(VerbTest):
    who = "duyen"

    def do(self, case, province, who):
        return accept(case, province, who)


class TestRefuse(VerbTest):
    who = "duyen"

    def do(self, case, province, who):
        return cases.refuse(case.pk, reason="Không thuộc thẩm quyền", basis="Điều 17", by=province.actor(who))


class TestAskSupplement(VerbTest):
    who = "duyen"

    def do(self, case, province, who):
        items = [{"what": "registered_year", "label": "Năm đăng ký", "reason": "Chưa rõ"}]
        return cases.ask_supplement(case.pk, items=items, reason="Bổ sung", answer_by=None, by=province.actor(who))


class TestAnswerSupplement(VerbTest):
    who, elsewhere = "huong", "gam"

    def prepare(self, case, province):
        cases.ask_supplement(case.pk, items=[], reason="Ảnh mờ", by=province.actor("duyen"))

    def do(self, case, province, who):
        return cases.answer_supplement(case.pk, by=province.actor(who))


class TestClaim(VerbTest):
    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        self.task = Task.objects.get(case=case, done_at=None)

    def do(self, case, province, who):
        return cases.claim(self.task.pk, by=province.actor(who))


class TestFinishStep(VerbTest):
    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        self.task = Task.objects.get(case=case, done_at=None)

    def do(self, case, province, who):
        return cases.finish_step(self.task.pk, by=province.actor(who))


class TestSendBack(VerbTest):
    who, elsewhere = "phuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        cases.finish_step(Task.objects.get(case=case, done_at=None).pk, by=province.actor("thuong"))
        self.task = Task.objects.get(case=case, done_at=None)

    def do(self, case, province, who):
        return cases.send_back(self.task.pk, reason="Thiếu ý kiến", by=province.actor(who))


class TestDecide(VerbTest):
    who, elsewhere = "quang", "dat"

    def prepare(self, case, province):
        worked(case, province)
        self.task = Task.objects.get(case=case, done_at=None)

    def do(self, case, province, who):
        return cases.decide(self.task.pk, outcome="granted", by=province.actor(who))


class TestRecall(VerbTest):
    who, elsewhere = "quang", "dat"

    def prepare(self, case, province):
        decided(case, province)

    def do(self, case, province, who):
        return cases.recall(case.pk, reason="Sai sót", by=province.actor(who))


class TestHandOut(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        decided(case, province)

    def do(self, case, province, who):
        return cases.hand_out(case.pk, way="desk", by=province.actor(who))


class TestExtend(VerbTest):
    who, elsewhere = "quang", "dat"

    def prepare(self, case, province):
        accept(case, province, "duyen")

    def do(self, case, province, who):
        until = clock.at(2026, 11, 30, 17)
        return cases.extend(case.pk, until=until, reason="Chờ xác minh", by=province.actor(who))


class TestWithdraw(VerbTest):
    who, elsewhere = "huong", "gam"

    def prepare(self, case, province):
        accept(case, province, "duyen")

    def do(self, case, province, who):
        return cases.withdraw(case.pk, reason="Không còn nhu cầu", by=province.actor(who))


class TestAnswerWithdrawal(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        cases.withdraw(case.pk, reason="Không còn nhu cầu", by=province.actor("huong"))

    def do(self, case, province, who):
        return cases.answer_withdrawal(case.pk, agree=True, reason="", by=province.actor(who))


class TestStop(VerbTest):
    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")

    def do(self, case, province, who):
        return cases.stop(case.pk, reason="Không đủ điều kiện", by=province.actor(who))


class TestRate(VerbTest):
    who, elsewhere = "huong", "gam"

    def prepare(self, case, province):
        decided(case, province)

    def do(self, case, province, who):
        return cases.rate(case.pk, score=3, by=province.actor(who))


def test_a_paper_is_drawn_up_once_however_often_its_job_runs(province):
    (dossier,) = many(province, 1)
    payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    accept(dossier.case, province, "duyen")
    province.work()
    event = Event.objects.get(subject=dossier.case.pk, kind="cases.accepted")
    draw_up_the_letter(event)
    assert Paper.objects.filter(about=dossier.case.pk, kind="services.receipt").count() == 1
