"""The verbs of periodic reports: each denied, at the wrong office, a second time, and taken back."""

from datetime import date

import pytest

from tests.conformance.verb_test import VerbTest
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.systems.reports.content.checking import Cell
from tinhso.systems.reports.models import Regime, Return
from tinhso.systems.reports.verbs.correcting import correct, lock_period, unlock
from tinhso.systems.reports.verbs.declaring import declare_regime, end_regime, publish_form
from tinhso.systems.reports.verbs.filling import save, submit
from tinhso.systems.reports.verbs.opening import open_returns
from tinhso.systems.reports.verbs.passing import give_back, pass_on

pytestmark = pytest.mark.django_db
WORDS = "Đề nghị rà soát lại số liệu của kỳ này."
HEALTH, MONTH = "bc-y-te-thang", "2026-10-BC"
FIGURES = {"1": "312", "2": "298", "3": "2140", "4": "18", "5": "3"}
FORM = {"sections": [{"title": "I", "lines": [{"code": "1", "name": "Số lượt", "unit": "lượt"}]}], "rules": []}


def acting(who: str):
    """Somebody of the demonstration by the sign-in name of the cast."""
    names = {
        "hoa": "Phan Thị Diễm Hoa", "quang": "Đoàn Minh Nhật Quang", "dung": "Lâm Chí Dũng", "be": "Cao Thị Bé Bảy",
        "hien": "Lưu Thị Thu Hiền", "thanh": "Ngô Quang Thành", "bao": "Đinh Quốc Bảo", "vy": "Trà Ngọc Tường Vy",
    }  # fmt: skip
    position = Position.objects.filter(person__party__name=names[who]).first()
    return directory.actor_for(position)


class OfReports(VerbTest):
    """``far``: how many levels the return of Long An has passed before."""

    who, elsewhere, far = "hoa", "be", -1
    stranger = "vy"  # an official of another department

    def prepare(self, case, province):
        open_returns()
        self.regime = Regime.objects.get(code=HEALTH)
        self.key = Return.objects.get(regime=self.regime, period=MONTH, office__code="H53.101").pk
        if self.far >= 0:
            self.type_in(acting("hoa"))
            submit(self.key, by=acting("hoa"))
        for level, by in (("sign", "quang"), ("check", "hien"), ("approve", "thanh"))[: max(self.far, 0)]:
            pass_on(self.key, level=level, by=acting(by))

    def type_in(self, by):
        return save(self.key, {code: Cell(text) for code, text in FIGURES.items()}, by=by)


class TestSave(OfReports):
    answers_again = True

    def do(self, case, province, who):
        return self.type_in(acting(who))


class TestSubmit(OfReports):
    def prepare(self, case, province):
        super().prepare(case, province)
        self.type_in(acting("hoa"))

    def do(self, case, province, who):
        return submit(self.key, by=acting(who))


class TestSign(OfReports):
    who, elsewhere, far = "quang", "dung", 0

    def do(self, case, province, who):
        return pass_on(self.key, level="sign", by=acting(who))


class TestCheck(OfReports):
    who, elsewhere, far = "hien", "hoa", 1

    def do(self, case, province, who):
        return pass_on(self.key, level="check", by=acting(who))


class TestApprove(OfReports):
    who, elsewhere, far = "thanh", "bao", 2

    def do(self, case, province, who):
        return pass_on(self.key, level="approve", by=acting(who))


class TestGiveBack(OfReports):
    who, elsewhere, far = "hien", "hoa", 1

    def do(self, case, province, who):
        return give_back(self.key, level="check", words=WORDS, by=acting(who))


class TestUnlock(OfReports):
    who, elsewhere, far = "thanh", "bao", 3

    def do(self, case, province, who):
        return unlock(self.key, "4", reason=WORDS, by=acting(who))


class TestCorrect(OfReports):
    who, elsewhere, far = "quang", "dung", 3

    def prepare(self, case, province):
        super().prepare(case, province)
        unlock(self.key, "4", reason=WORDS, by=acting("thanh"))

    def do(self, case, province, who):
        return correct(self.key, "4", text="19", reason=WORDS, by=acting(who))


class TestLockPeriod(OfReports):
    who, elsewhere, far = "thanh", "bao", 3

    def do(self, case, province, who):
        return lock_period(self.regime.pk, MONTH, by=acting(who))


class OfRegimes(OfReports):
    who, elsewhere, stranger = "thanh", "bao", "hoa"


class TestDeclareRegime(OfRegimes):
    def do(self, case, province, who):
        return declare_regime(
            owner=self.regime.owner, name="Báo cáo an toàn thực phẩm", law="Luật An toàn thực phẩm", grain="month",
            who="communes", valid_from=date(2026, 11, 1), by=acting(who),
        )  # fmt: skip


class TestPublishForm(OfRegimes):
    def do(self, case, province, who):
        return publish_form(self.regime.pk, FORM, by=acting(who))


class TestEndRegime(OfRegimes):
    def do(self, case, province, who):
        return end_regime(self.regime.pk, by=acting(who))


def test_the_platform_opens_what_is_owed_once(province):
    assert open_returns() > 0
    assert open_returns() == 0
    assert Return.objects.filter(regime__code=HEALTH, period=MONTH).count() == 12
