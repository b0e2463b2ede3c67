"""The verbs of people who act for others, sign, write and rate: denied, at the wrong office, twice, taken back."""

from datetime import date, timedelta

import pytest

from tests.conformance.verb_test import VerbTest
from tests.main_job.walk import PDF
from tests.people.world import COPY, HOUSEHOLD, MARRIAGE, TYPED, agreed, draft, office, typed_person
from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Consent
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.engines.papers import api as papers
from tinhso.systems.services.filing import prepare
from tinhso.systems.services.nearer.verbs import close_everywhere, open_everywhere
from tinhso.systems.services.people.assisting import note_consent
from tinhso.systems.services.rating.verbs import rate
from tinhso.systems.services.signing.verbs import ask_signatures, decline, sign
from tinhso.systems.services.talking.verbs import mark_read, write

pytestmark = pytest.mark.django_db


class TestGiveMandate(VerbTest):
    """By the legal representative; a leader of an agency elsewhere has no say in a company."""

    who, elsewhere = "khoa", "dat"

    def do(self, case, province, who):
        company = directory.business_by_tax_code("1199999016")
        return directory.give_mandate(
            company, province.person("huong"), topics=[HOUSEHOLD], valid_to=clock.today() + timedelta(days=9),
            by=province.actor(who),
        )  # fmt: skip


class TestEndMandate(TestGiveMandate):
    def prepare(self, case, province):
        self.mandate = TestGiveMandate.do(self, case, province, "khoa")

    def do(self, case, province, who):
        return directory.end_mandate(self.mandate.pk, by=province.actor(who))


class TestNameGuardian(VerbTest):
    who, elsewhere = "duyen", "dat"

    def prepare(self, case, province):
        self.child = directory.register_person(
            name="Nguyễn Bảo An", born_on=date(2016, 12, 1), sex="male", personal_number="080216001238", phone="",
            by=PLATFORM,
        )  # fmt: skip

    def do(self, case, province, who):
        huong = province.person("huong")
        return directory.name_guardian(
            self.child, huong, relation="parent", paper="Giấy khai sinh 12/2016", by=province.actor(who)
        )


class TestEndGuardianship(TestNameGuardian):
    def prepare(self, case, province):
        super().prepare(case, province)
        self.mandate = super().do(case, province, "duyen")

    def do(self, case, province, who):
        return directory.end_mandate(self.mandate.pk, by=province.actor(who))


class TestAskConsent(VerbTest):
    """Nobody asks in another's name, not even who is to be asked."""

    who = "huong"

    def do(self, case, province, who):
        return directory.ask_consent(
            province.person("phuc"), province.person("huong"), relation="sibling",
            until=clock.today() + timedelta(days=30), by=province.actor(who),
        )  # fmt: skip


class TestAnswerConsent(VerbTest):
    who, stranger = "phuc", "huong"

    def prepare(self, case, province):
        self.consent = TestAskConsent.do(self, case, province, "huong")

    def do(self, case, province, who):
        return directory.answer_consent(
            self.consent.pk, agree=True, how=Consent.How.SIGN_IN, level=2, by=province.actor(who)
        )


class TestGiveBackAMandate(VerbTest):
    """The relative who holds it gives it back; so may the one who gave it, nobody else."""

    who, stranger = "huong", "khoa"

    def prepare(self, case, province):
        self.mandate = agreed(province)

    def do(self, case, province, who):
        return directory.end_mandate(self.mandate.pk, by=province.actor(who))


class TestNoteConsent(VerbTest):
    """Noted a second time the new one takes the place of the one before."""

    who, stranger = "duyen", "huong"

    def prepare(self, case, province):
        by = province.actor("duyen")
        filing = prepare(
            Procedure.objects.get(code=COPY), office=office(), applicant=province.person("phuc").party, by=by
        )  # fmt: skip
        forms.save_draft(filing.draft, TYPED[COPY], by=by)
        self.draft, self.scan = filing.draft, files.store(PDF, name="to-khai.pdf", owner=by.subject)

    def do(self, case, province, who):
        return note_consent(self.draft, how="paper", by=province.actor(who), paper=self.scan)

    def test_a_second_time_changes_nothing(self, case, province):
        assert self.do(case, province, self.who).pk == self.do(case, province, self.who).pk


class TestSign(VerbTest):
    who, stranger = "phuc", "khoa"

    def prepare(self, case, province):
        couple = draft(
            province.actor("huong"), MARRIAGE,
            groom=typed_person(province.person("phuc")), bride=typed_person(province.person("huong")),
        )  # fmt: skip
        (self.row,) = ask_signatures(couple, applicant=province.person("huong"), by=province.actor("huong"))

    def do(self, case, province, who):
        return sign(self.row.pk, how="sign_in", level=2, by=province.actor(who))


class TestDecline(TestSign):
    def do(self, case, province, who):
        return decline(self.row.pk, reason="Tôi chưa đồng ý", by=province.actor(who))


class TestWrite(VerbTest):
    """The same words within a minute are one message: a button that was pressed twice."""

    who = "huong"

    def do(self, case, province, who):
        return write(case.pk, text="Tôi ghi nhầm năm đăng ký.", by=province.actor(who))


class TestMarkRead(VerbTest):
    """Opened again without anything new, nothing is written down."""

    who, answers_again = "huong", True

    def prepare(self, case, province):
        write(case.pk, text="Ông/bà ghi lại năm đăng ký giúp.", by=province.actor("duyen"))

    def do(self, case, province, who):
        return mark_read(case.pk, by=province.actor(who))


class TestRate(VerbTest):
    who = "huong"

    def prepare(self, case, province):
        cases.refuse(case.pk, reason="Thiếu thẩm quyền", basis="Điều 17", by=province.actor("duyen"))
        province.work()

    def do(self, case, province, who):
        return rate(Case.objects.get(pk=case.pk), score=2, reasons=[], comment="", by=province.actor(who))


class TestStrike(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        scan = files.store(PDF, name="giay-xac-nhan.pdf", owner=province.actor("huong").subject)
        File.objects.filter(pk=scan.pk).update(scan="clean")
        self.held = papers.hold(
            scan, owner=case.owner, code="1.004873.da-cap", name="Giấy xác nhận", about=case.pk,
            by=province.actor("duyen"),
        )  # fmt: skip

    def do(self, case, province, who):
        return papers.strike(self.held.pk, reason="Bản chính bị thu hồi", by=province.actor(who))


class TestOpenEverywhere(VerbTest):
    """The chair of the province; the chair of a commune decides nothing for all."""

    who, elsewhere = "toan", "quang"

    def do(self, case, province, who):
        procedure = Procedure.objects.get(code=HOUSEHOLD)
        return open_everywhere(
            procedure, valid_from=clock.today(), legal_basis="Quyết định 12/QĐ-UBND", by=province.actor(who)
        )


class TestCloseEverywhere(TestOpenEverywhere):
    def prepare(self, case, province):
        self.row = TestOpenEverywhere.do(self, case, province, "toan")

    def do(self, case, province, who):
        return close_everywhere(self.row.pk, last_day=clock.today(), by=province.actor(who))
