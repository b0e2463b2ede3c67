"""The verbs of post, drawer and papers: each denied, at the wrong office, a second time, and taken back."""

import pytest

from tests.conformance.test_verbs import decided
from tests.conformance.verb_test import VerbTest
from tests.dossiers import many
from tinhso.engines.directory import api as directory
from tinhso.engines.payments import api as payments
from tinhso.engines.post import api as post
from tinhso.engines.post.models import Consignment
from tinhso.systems.services.posting.sending import have_fetched, have_sent
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.transfers.passing import Line, hand_papers, take_papers

pytestmark = pytest.mark.django_db
PHONE = "+84900000101"


def home(case):
    return post.Address("Số 12, khu phố Bình Cư", case.office.area)


class TestHaveFetched(VerbTest):
    """Asked for again it is the same consignment."""

    who, answers_again = "huong", True

    def do(self, case, province, who):
        return have_fetched(dossier_of(case), address=home(case), phone=PHONE, by=province.actor(who))


class Sent(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        have_sent(dossier_of(case), address=home(case), phone=PHONE, by=province.actor("huong"))
        decided(case, province)
        province.work()
        self.consignment = Consignment.objects.get(about=case.pk)


class TestHandOver(Sent):
    def do(self, case, province, who):
        return post.hand_over([self.consignment.pk], by=province.actor(who))


class TestConfirm(Sent):
    who = "giang"

    def prepare(self, case, province):
        super().prepare(case, province)
        self.manifest = post.hand_over([self.consignment.pk], by=province.actor("duyen"))

    def do(self, case, province, who):
        return post.confirm(self.manifest.pk, by=province.actor(who))


class TestCloseDrawer(VerbTest):
    """Another desk's clerk has a drawer of their own, in which nothing moved."""

    who = "duyen"

    def prepare(self, case, province):
        (dossier,) = many(province, 1)
        payments.pay_cash(dossier.demand, by=province.actor("duyen"))

    def do(self, case, province, who):
        by = province.actor(who)
        return payments.close_drawer(counted=payments.drawer_of(by).expected, by=by)


class TestProposeRefund(VerbTest):
    who = "duyen"

    def do(self, case, province, who):
        (demand,) = payments.of(case.pk)
        return payments.propose_refund(demand.pk, amount=1_000, reason="Rút hồ sơ", by=province.actor(who))


class TestDecideRefund(VerbTest):
    who, elsewhere = "quang", "duyen"  # who proposed it has no say

    def prepare(self, case, province):
        (demand,) = payments.of(case.pk)
        by = province.actor("duyen")
        self.wanted = payments.propose_refund(demand.pk, amount=1_000, reason="Rút hồ sơ", by=by)

    def do(self, case, province, who):
        return payments.decide_refund(self.wanted.pk, agreed=True, by=province.actor(who))


class TestHandPapers(VerbTest):
    who = "duyen"

    def do(self, case, province, who):
        taker = directory.office_by_code("H53.109")
        return hand_papers([Line(case.code, "Hồ sơ giấy")], taker=taker, by=province.actor(who))


class TestTakePapers(VerbTest):
    who, elsewhere = "gam", "uyen"

    def prepare(self, case, province):
        taker = directory.office_by_code("H53.109")
        self.manifest = hand_papers([Line(case.code, "Hồ sơ giấy")], taker=taker, by=province.actor("duyen"))

    def do(self, case, province, who):
        return take_papers(self.manifest.pk, by=province.actor(who))
