"""Forms 06 and 07: numbered papers, for whoever answers for them, never twice the same."""

from datetime import date

import pytest

from tests.conformance.verb_test import accept
from tests.main_job.test_main_job import act, hand_in, pay
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.cases.models import Case
from tinhso.engines.papers.models import Paper
from tinhso.systems.services.books.controlling import issue_control
from tinhso.systems.services.books.registering import issue_register

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-17")]
DAY = date(2026, 11, 16)


@pytest.fixture
def case(province) -> Case:
    """Received and worked on once at Long An."""
    code = hand_in(province.client("huong"))
    province.work()
    found = Case.objects.get(code=code)
    pay(province, found)
    accept(Case.objects.get(pk=found.pk), province, "duyen")
    act(province.client("thuong"), code, "xu-ly", note="Đã tra cứu sổ gốc.")
    return Case.objects.get(pk=found.pk)


def test_the_control_sheet_is_issued_from_the_dossier_and_verified_by_its_code(case, province):
    clerk = province.client("duyen")
    act(clerk, case.code, "phieu-kiem-soat")
    province.work()
    sheet = Paper.objects.get(about=case.pk, kind="services.control")
    assert (sheet.code, sheet.is_ready, sheet.owner) == ("01/KSHS", True, None)
    row = next(row for row in sheet.data["rows"] if row["note"])
    assert (row["gave"], row["note"]) == ("Trương Nguyễn Hoài Thương", "Đã tra cứu sổ gốc.")
    assert row["result"] == "Trước hạn"
    assert sheet.code in clerk.get(f"/ho-so/{case.code}/").text
    assert sheet.code in province.client("phuc").get(f"/xac-minh/{sheet.token}").text
    assert sheet.code not in province.client("huong").get(f"/ho-so/{case.code}/").text


def test_the_control_sheet_says_nothing_twice_and_goes_on_with_the_dossier(case, province):
    first = issue_control(case.pk, by=province.actor("duyen"))
    with pytest.raises(AlreadyDone):
        issue_control(case.pk, by=province.actor("phuong"))
    act(province.client("phuong"), case.code, "xu-ly", note="")
    second = issue_control(case.pk, by=province.actor("duyen"))
    assert (second.number, len(second.data["rows"])) == (2, len(first.data["rows"]) + 1)


@pytest.mark.parametrize("who", ["huong", "phuc", "gam"])
def test_no_citizen_and_no_other_office_issues_a_control_sheet(case, province, who):
    with pytest.raises(Denied):
        issue_control(case.pk, by=province.actor(who))
    assert not Paper.objects.filter(kind="services.control").exists()


def test_a_dossier_that_is_not_received_has_no_control_sheet(province):
    case = Case.objects.get(code=hand_in(province.client("huong")))
    with pytest.raises(Refused):
        issue_control(case.pk, by=province.actor("duyen"))


def test_the_register_of_a_day_is_issued_on_its_page(case, province):
    clerk = province.client("duyen")
    given = {"since": "16/11/2026", "until": "16/11/2026"}
    assert clerk.post("/so-theo-doi/lap-so/", given).status_code == 302
    province.work()
    book = Paper.objects.get(kind="services.register")
    assert (book.code, book.is_ready) == ("01/SHS", True)
    (row,) = book.data["rows"]
    assert (row["case"], row["returned_at"], row["note"]) == (case.code, "", "")
    assert "01/SHS" in clerk.get("/so-theo-doi/lap-so/").text
    assert "16/11/2026" in province.client("phuc").get(f"/xac-minh/{book.token}").text
    assert clerk.post("/so-theo-doi/lap-so/", given).status_code == 422
    assert Paper.objects.filter(kind="services.register").count() == 1


def test_the_register_is_of_ones_own_agency_and_of_no_citizen(case, province):
    with pytest.raises(Refused, match="."):
        issue_register(DAY, DAY, by=province.actor("gam"))  # nothing was received there
    for who in ("huong", "quang"):  # who receives nothing keeps no register
        with pytest.raises(Denied):
            issue_register(DAY, DAY, by=province.actor(who))
    assert province.client("phuc").get("/so-theo-doi/lap-so/").status_code == 403
    assert not Paper.objects.filter(kind="services.register").exists()


def test_the_same_days_are_issued_again_only_where_something_changed(case, province):
    issue_register(DAY, DAY, by=province.actor("duyen"))
    with pytest.raises(AlreadyDone):
        issue_register(DAY, DAY, by=province.actor("duyen"))
    Case.objects.filter(pk=case.pk).update(title="Tên đã sửa")
    assert issue_register(DAY, DAY, by=province.actor("duyen")).number == 2


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (date(2026, 11, 16), date(2026, 11, 15), "until"),
        (date(2026, 11, 16), date(2026, 11, 17), "until"),
        (date(2026, 7, 1), date(2026, 11, 16), "since"),
        (date(2026, 11, 2), date(2026, 11, 3), "since"),
    ],
)
def test_days_that_make_no_register_are_refused_beside_the_field(province, since, until, field):
    with pytest.raises(Refused) as refused:
        issue_register(since, until, by=province.actor("duyen"))
    assert refused.value.field == field
