"""The verbs that matters of other kinds ask of cases: each denied, elsewhere, a second time, and taken back."""

from decimal import Decimal

import pytest

from tests.conformance.test_verbs import decided
from tests.conformance.verb_test import VerbTest, accept
from tests.dossiers import many
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Task

pytestmark = pytest.mark.django_db
DAYS = Limit(Decimal(3), "workday")


def office_of(province, who):
    """The agency in which somebody of the cast works, not its unit."""
    office = province.position(who).office
    return office.parent if office.kind in ("division", "desk") and office.parent else office


class TestTransfer(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")

    def do(self, case, province, who):
        to = office_of(province, "gam")
        return cases.transfer(case.pk, to=to, reason="Thuộc xã bên", by=province.actor(who))


class TestGiveBack(VerbTest):
    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        self.task = Task.objects.get(case=case, done_at=None)

    def do(self, case, province, who):
        return cases.give_back(self.task.pk, reason="Không thuộc xã", by=province.actor(who))


class TestConsult(VerbTest):
    who, elsewhere = "thuong", "uyen"

    def prepare(self, case, province):
        accept(case, province, "duyen")

    def do(self, case, province, who):
        offices = [office_of(province, "gam")]
        return cases.consult(case.pk, offices=offices, question="Đúng không?", within=DAYS, by=province.actor(who))


class TestGiveOpinion(VerbTest):
    who, elsewhere = "uyen", "thuong"

    def prepare(self, case, province):
        accept(case, province, "duyen")
        offices = [office_of(province, "uyen")]
        (asked,) = cases.consult(
            case.pk, offices=offices, question="Đúng không?", within=DAYS, by=province.actor("thuong")
        )
        self.task = asked.task

    def do(self, case, province, who):
        return cases.give_opinion(self.task.pk, opinion="Đúng", by=province.actor(who))


class TestMerge(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        self.into = many(province, 1)[0].case

    def do(self, case, province, who):
        return cases.merge(case.pk, into=self.into.pk, by=province.actor(who))


class TestMakePart(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        self.part = many(province, 1)[0].case

    def do(self, case, province, who):
        return cases.make_part(self.part.pk, of=case.pk, by=province.actor(who))


class TestReopen(VerbTest):
    who = "huong"

    def prepare(self, case, province):
        decided(case, province)

    def do(self, case, province, who):
        return cases.reopen(case.pk, reason="Chưa xong", limit=DAYS, by=province.actor(who))


class TestClassify(VerbTest):
    """The version of the page that one read makes the second time a stale one."""

    who = "duyen"

    def do(self, case, province, who):
        actor = province.actor(who)
        return cases.classify(case.pk, topic="2.000635", title="Cấp bản sao", by=actor, version=case.version)
