"""The verbs of the operations centre: each denied, at the wrong office, a second time, and taken back."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from tests.conformance.verb_test import VerbTest
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.engines.files.tests.conftest import make_pdf
from tinhso.engines.indicators.api import named, sight, this_month
from tinhso.systems.ioc.alerts import verbs as alerts
from tinhso.systems.ioc.alerts.checking import look
from tinhso.systems.ioc.alerts.nouns import Alert
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import screen_of
from tinhso.systems.ioc.brief.verbs import stop_brief, want_brief
from tinhso.systems.ioc.directives import following_up
from tinhso.systems.ioc.directives import verbs as directives
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.notes import verbs as notes
from tinhso.systems.ioc.picked import verbs as picked
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.verbs import settling, steering
from tinhso.systems.ioc.programmes.verbs.carrying import file_product
from tinhso.systems.ioc.programmes.verbs.giving import Wanted, give_task
from tinhso.systems.ioc.programmes.verbs.writing import end_programme, write_programme

pytestmark = pytest.mark.django_db
COMMUNE, RECEIVED = "H53.101", "services.received"
CODES = [RECEIVED, "services.on_time"]
WORDS = "Rà soát hồ sơ tồn đọng, báo cáo nguyên nhân."


def looked(province, who="nhung", unit=COMMUNE):
    """What the commune's chair looks at, whoever acts upon it."""
    actor = province.actor(who)
    return Asked(actor, sight(actor, unit), this_month(clock.today()))


class TestMakeBoard(VerbTest):
    who, elsewhere = "nhung", "dat"

    def do(self, case, province, who):
        office = directory.office_by_code(COMMUNE)
        return picked.make_board(name="Giao ban", codes=CODES, office=office, on_wall=False, by=province.actor(who))


class OfABoard(VerbTest):
    who, elsewhere = "nhung", "dat"

    def prepare(self, case, province):
        self.board = TestMakeBoard.do(self, case, province, "nhung")


class TestChangeBoard(OfABoard):
    def do(self, case, province, who):
        given = {"name": "Giao ban", "codes": CODES[:1], "office": None, "on_wall": True}
        return picked.change_board(self.board.pk, **given, by=province.actor(who))


class TestEndBoard(OfABoard):
    def do(self, case, province, who):
        return picked.end_board(self.board.pk, by=province.actor(who))


class TestWriteNote(VerbTest):
    who, elsewhere = "nhung", "dat"

    def do(self, case, province, who):
        indicator = named([RECEIVED])[RECEIVED]
        return notes.write_note(indicator=indicator, asked=looked(province), words=WORDS, by=province.actor(who))


class OfANote(VerbTest):
    who, elsewhere = "nhung", "dat"

    def prepare(self, case, province):
        self.note = TestWriteNote.do(self, case, province, "nhung")


class TestRewriteNote(OfANote):
    def do(self, case, province, who):
        return notes.rewrite_note(self.note.pk, words=f"{WORDS} Xong trước 30/11.", by=province.actor(who))


class TestTakeBackNote(OfANote):
    def do(self, case, province, who):
        return notes.take_back_note(self.note.pk, by=province.actor(who))


class TestWantBrief(VerbTest):
    """Whoever sees no figures, at whatever office, has no brief."""

    who, elsewhere = "nhung", "gam"

    def do(self, case, province, who):
        return want_brief(by=province.actor(who))


class TestStopBrief(TestWantBrief):
    def prepare(self, case, province):
        want_brief(by=province.actor("nhung"))

    def do(self, case, province, who):
        return stop_brief(by=province.actor(who))


class TestMakeRule(VerbTest):
    who, elsewhere = "nhung", "dat"

    def do(self, case, province, who):
        indicator = named([RECEIVED])[RECEIVED]
        rule = {"kind": "value", "is_above": True, "bound": 1.0}
        return alerts.make_rule(indicator=indicator, asked=looked(province), **rule, by=province.actor(who))


class OfAnAlert(VerbTest):
    who, elsewhere = "nhung", "dat"

    def prepare(self, case, province):
        self.rule = TestMakeRule.do(self, case, province, "nhung")
        look(self.rule, 5.0, clock.now())
        self.alert = Alert.objects.get()


class TestEndRule(OfAnAlert):
    def do(self, case, province, who):
        return alerts.end_rule(self.rule.pk, by=province.actor(who))


class TestAcknowledgeAlert(OfAnAlert):
    def do(self, case, province, who):
        return alerts.acknowledge(self.alert.pk, by=province.actor(who))


class TestCloseAlert(OfAnAlert):
    def do(self, case, province, who):
        return alerts.close(self.alert.pk, words="Đã xử lý.", by=province.actor(who))


class TestGiveADirective(VerbTest):
    who, elsewhere = "toan", "dat"

    def do(self, case, province, who):
        asked, indicator = looked(province, "toan", "H53"), named([RECEIVED])[RECEIVED]
        figure = screen_of(asked, [indicator], trend=0).total[RECEIVED]
        return directives.give(
            figure=figure, asked=asked, lead=directory.office_by_code(COMMUNE), words=WORDS,
            deadline=clock.today() + timedelta(days=10), by=province.actor(who),
        )  # fmt: skip


class OfADirective(VerbTest):
    who, elsewhere = "nhung", "dat"

    def prepare(self, case, province):
        self.directive = TestGiveADirective.do(self, case, province, "toan")


class TestTellProgress(OfADirective):
    def do(self, case, province, who):
        return tell_progress(self.directive, percent=40, words=WORDS, by=province.actor(who))


class TestReportEnd(OfADirective):
    def do(self, case, province, who):
        return directives.report_end(self.directive, words=WORDS, by=province.actor(who))


class TestWithdrawADirective(OfADirective):
    who = "toan"

    def do(self, case, province, who):
        return following_up.withdraw(self.directive, words=WORDS, by=province.actor(who))


class TestSendADirectiveBack(OfADirective):
    who = "toan"

    def prepare(self, case, province):
        super().prepare(case, province)
        directives.report_end(self.directive, words=WORDS, by=province.actor("nhung"))

    def do(self, case, province, who):
        until = clock.today() + timedelta(days=20)
        return following_up.send_back(self.directive, words=WORDS, deadline=until, by=province.actor(who))


class TestWriteAProgramme(VerbTest):
    who, elsewhere = "toan", "dat"

    def do(self, case, province, who):
        today = clock.today()
        return write_programme(
            kind="plan", number="77/KH-UBND", title="Chuyển đổi số", issued_by="UBND tỉnh", issued_on=today,
            first=today, last=today + timedelta(days=400), office=directory.office_by_code("H53"),
            followed_by=directory.office_by_code("H53.01"), by=province.actor(who),
        )  # fmt: skip


class TestEndAProgramme(TestWriteAProgramme):
    def prepare(self, case, province):
        self.programme = TestWriteAProgramme.do(self, case, province, "toan")

    def do(self, case, province, who):
        return end_programme(self.programme.pk, words=WORDS, by=province.actor(who))


class TestGiveATask(TestEndAProgramme):
    def do(self, case, province, who):
        day = clock.today() + timedelta(days=30)
        lead = directory.office_by_code(COMMUNE)
        return give_task(self.programme.pk, Wanted(WORDS, lead, Due(day, day), WORDS, number=1), by=province.actor(who))


class OfATask(TestGiveATask):
    """The commune owns it, the office of the committee follows it."""

    def prepare(self, case, province):
        super().prepare(case, province)
        self.task = TestGiveATask.do(self, case, province, "toan")


class TestPostponeATask(OfATask):
    def do(self, case, province, who):
        later = clock.today() + timedelta(days=50)
        return steering.postpone(self.task, deadline=later, words=WORDS, by=province.actor(who))


class TestStopATask(OfATask):
    def do(self, case, province, who):
        return steering.stop(self.task, words=WORDS, by=province.actor(who))


class TestFileAProduct(OfATask):
    who = "nhung"

    def do(self, case, province, who):
        proof = ContentFile(make_pdf(), name="bao-cao.pdf")
        return file_product(self.task, words=WORDS, upload=proof, by=province.actor(who))


class TestConfirmATask(OfATask):
    who = "phong"

    def prepare(self, case, province):
        super().prepare(case, province)
        files.scan_now(TestFileAProduct.do(self, case, province, "nhung").file_id)

    def do(self, case, province, who):
        return settling.confirm(self.task, by=province.actor(who))


class TestGiveAProductBack(TestConfirmATask):
    def do(self, case, province, who):
        return settling.give_back(self.task, words=WORDS, by=province.actor(who))
