"""Licences are known by their last day, remind before it, once at each moment, and are renewed from what was said."""

from datetime import date, timedelta

import pytest

from tests.people.world import SINGLE, draft
from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.events.models import Event
from tinhso.engines.forms.models import Draft
from tinhso.engines.messages.models import Message
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper, Revocation
from tinhso.engines.payments import api as payments
from tinhso.systems.services import letters
from tinhso.systems.services.again.copying import copy_dossier
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.licences.reminding import remind
from tinhso.systems.services.licences.renewing import licence_of, procedure_for
from tinhso.systems.services.licences.terms import licences_of
from tinhso.systems.services.models import Amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(province):
    return file_dossier(draft(province.actor("huong"), SINGLE), by=province.actor("huong"))


@pytest.fixture
def licence(province, dossier):
    """A confirmation for six months, issued on 16 November 2026."""
    return issue(province, dossier)


def issue(province, dossier):
    until = letters.valid_until(dossier, outcome="granted")
    paper = papers.issue(
        "services.result", office=dossier.case.office, data=letters.result(dossier, outcome="granted"),
        about=dossier.case.pk, owner=dossier.case.owner, by=province.actor("duyen"), valid_until=until,
    )  # fmt: skip
    province.work()
    return Paper.objects.get(pk=paper.pk)


def on(day: date, hour: int = 8):
    return clock.travel(clock.at(day.year, day.month, day.day, hour))


def reminders() -> list[int]:
    return [event.facts["days"] for event in Event.objects.filter(kind="services.licence_reminded").order_by("at")]


def test_a_result_counts_for_the_months_of_its_procedure_and_says_what_is_left(licence):
    assert licence.valid_until == date(2027, 5, 16)
    with on(date(2027, 4, 16)):
        (one,) = licences_of([licence])
        assert (one.left, one.reached, one.renewed_by) == (30, 30, SINGLE)


def test_the_holder_is_told_ninety_thirty_and_seven_days_before_once_each(licence):
    day = date(2027, 1, 1)
    while day <= date(2027, 5, 20):
        with on(day):
            remind()
            assert remind() == 0
        day += timedelta(days=1)
    assert reminders() == [90, 30, 7]
    told = Message.objects.filter(code="services.licence_ends", to=licence.owner).order_by("sent_at")
    assert [clock.local(one.sent_at).date() for one in told] == [date(2027, 2, 15), date(2027, 4, 16), date(2027, 5, 9)]
    assert licence.code in told[0].body and "16/05/2027" in told[0].body


def test_after_days_without_the_job_only_the_nearest_moment_is_told(licence):
    with on(date(2027, 5, 12)):
        assert remind() == 1
    assert reminders() == [7]


def test_a_revoked_or_replaced_licence_reminds_nobody_and_is_not_renewed(province, licence):
    Revocation.objects.create(paper=licence, reason="Cấp nhầm", by=licence.owner)
    with on(date(2027, 5, 12)):
        assert remind() == 0
    mine = licence_of(province.actor("huong"), licence.token)
    with pytest.raises(Refused):
        procedure_for(mine)
    assert "Đã thu hồi" in province.client("huong").get("/giay-phep/").content.decode()


def test_renewing_leads_to_the_procedure_with_what_the_dossier_said_last(province, dossier, licence):
    payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    asked = cases.ask_supplement(
        dossier.case.pk, items=[{"what": "purpose", "label": "Mục đích", "reason": "Ghi lại"}], reason="",
        by=province.actor("duyen"),
    )  # fmt: skip
    Amendment.objects.create(case=dossier.case, supplement=asked, answers={"purpose": "marriage"})
    with on(date(2027, 5, 1)):
        page = province.client("huong").get("/giay-phep/").content.decode()
        assert licence.code in page and "15 ngày" in page
        answer = province.client("huong").post(f"/giay-phep/{licence.token}/gia-han/")
    assert answer.status_code == 302 and f"/nop-ho-so/{SINGLE}/" in answer.headers["Location"]
    made = Draft.objects.latest("changed_at")
    assert "marriage" in str(made.known["purpose"])  # not the first answer, "land"
    assert "single" in str(made.known["status"])


def test_nobody_renews_anothers_licence_or_copies_anothers_dossier(province, dossier, licence):
    assert province.client("phuc").post(f"/giay-phep/{licence.token}/gia-han/").status_code == 404
    assert licence.code not in province.client("phuc").get("/giay-phep/").content.decode()
    with pytest.raises(Denied):
        copy_dossier(dossier, by=province.actor("phuc"))


def test_the_office_sees_what_runs_out_and_another_office_does_not(province, licence):
    with on(date(2027, 3, 1)):
        assert licence.code in province.client("duyen").get("/giay-phep/sap-het-han/").content.decode()
        assert licence.code not in province.client("duyen").get("/giay-phep/sap-het-han/?trong=30").content.decode()
        assert licence.code not in province.client("gam").get("/giay-phep/sap-het-han/").content.decode()
