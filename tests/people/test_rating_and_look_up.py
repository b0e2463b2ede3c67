"""Rating with reasons, an unhappy one as a petition; and the look-up that shows nothing of a person."""

import re

import pytest
from django.test import Client

from tests.main_job.walk import send
from tests.people.world import draft
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Link, Rating
from tinhso.engines.events.models import Event
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.systems.feedback.models import Report
from tinhso.systems.feedback.unhappy import open_a_petition
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.rating.verbs import rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_case(province):
    dossier = file_dossier(draft(province.actor("huong")), by=province.actor("huong"))
    payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    return Case.objects.get(pk=dossier.case.pk)


@pytest.fixture
def case(province, open_case):
    """Refused, and so at its end."""
    cases.refuse(open_case.pk, reason="Thiếu thẩm quyền", basis="Điều 17", by=province.actor("duyen"))
    province.work()
    return Case.objects.get(pk=open_case.pk)


def unhappy(case, by):
    return rate(case, score=1, reasons=["late", "quick"], comment="Chờ ba tuần", by=by)


@pytest.mark.goal("cases-21")
def test_an_unhappy_rating_opens_one_petition_with_a_link_to_the_case(province, case):
    made = unhappy(case, province.actor("huong"))
    assert made.reasons == ["late"]  # a reason of the other mood is dropped
    province.work()
    report = Report.objects.get()
    link = Link.objects.get(case=report.case)
    assert (link.other, link.kind) == (case, "about")
    assert report.category_id == "cham-tra" or report.category.code == "cham-tra"
    assert case.code in report.text and "Chờ ba tuần" in report.text
    assert report.reporter.party == province.person("huong").party


@pytest.mark.goal("cases-21")
def test_the_dossier_and_its_petition_lead_to_one_another_as_far_as_the_reader_may_see_them(province, case):
    unhappy(case, province.actor("huong"))
    province.work()
    petition = Report.objects.get().case
    huong = province.client("huong")
    assert petition.code in huong.get(f"/ho-so/{case.code}/").content.decode()
    assert f"/ho-so/{case.code}/" in huong.get(cases.url_of(petition), follow=True).content.decode()
    assert petition.code not in province.client("duyen").get(f"/ho-so/{case.code}/").content.decode()
    assert [row.case for row in cases.related(case, province.actor("huong"))] == [petition]
    assert cases.related(case, province.actor("duyen")) == []


@pytest.mark.goal("cases-21")
def test_officials_do_not_read_in_a_dossier_who_rated_it(province, case):
    rate(case, score=2, reasons=[], comment="", by=province.actor("huong"))
    said = "đã đánh giá việc giải quyết"
    assert said in province.client("huong").get(f"/ho-so/{case.code}/").text
    assert said not in province.client("duyen").get(f"/ho-so/{case.code}/").text


@pytest.mark.goal("cases-21")
@pytest.mark.parametrize(("score", "told"), [(1, True), (2, False), (3, False)])
def test_whoever_rates_unhappily_is_told_of_the_petition_and_nobody_else_is(province, case, score, told):
    page, client = f"/ho-so/{case.code}/", province.client("huong")
    form = client.get(f"{page}danh-gia/").text
    assert "(không bắt buộc) (không bắt buộc)" not in " ".join(re.sub(r"<[^>]+>", " ", form).split())
    assert send(client, f"{page}danh-gia/", {"score": score}).status_code == 302
    said = client.get(page).text
    assert "Đánh giá đã được ghi nhận" in said
    assert ("lập phản ánh gửi 1022" in said) == told


@pytest.mark.goal("cases-21")
def test_told_twice_it_is_still_one_petition(province, case):
    unhappy(case, province.actor("huong"))
    province.work()
    open_a_petition(Event.objects.get(kind="cases.rated"))
    assert Report.objects.count() == 1


@pytest.mark.goal("cases-21")
def test_a_content_rating_opens_none(province, case):
    rate(case, score=3, reasons=["quick"], comment="", by=province.actor("huong"))
    province.work()
    assert not Report.objects.exists()


@pytest.mark.goal("cases-21")
def test_one_rating_for_one_dossier_by_its_applicant_alone(province, case):
    for who in ("phuc", "duyen"):
        with pytest.raises(Denied):
            unhappy(case, province.actor(who))
    unhappy(case, province.actor("huong"))
    with pytest.raises(AlreadyDone):
        unhappy(case, province.actor("huong"))
    assert Rating.objects.count() == 1


@pytest.mark.goal("cases-21")
def test_before_the_end_there_is_nothing_to_rate(province, open_case):
    with pytest.raises(Refused):
        unhappy(open_case, province.actor("huong"))


@pytest.mark.goal("cases-21")
def test_by_the_receipts_link_without_an_account(province, case):
    visitor = Client()
    address = f"/danh-gia/?code={case.code}&secret={case.secret}"
    assert visitor.get(address).status_code == 200
    given = {"score": "1", "reasons": ["attitude"], "comment": "Không giải thích"}
    thanked = visitor.post(address, given)
    assert (thanked.status_code, "phản ánh gửi Tổng đài 1022" in thanked.text) == (200, True)
    rating = Rating.objects.get(case=case)
    assert (rating.score, rating.reasons) == (1, ["attitude"])
    assert visitor.post(address, given).status_code == 422
    assert visitor.get(f"/danh-gia/?code={case.code}&secret=AAAAAA").status_code == 302
    province.work()
    assert Report.objects.count() == 1


def personal_values(case):
    """Every personal value that the dossier holds, as text."""
    party = case.applicant
    person = party.as_person
    found = {party.name, party.phone, party.phone[-9:], party.email, party.address, person.personal_number,
             f"{person.born_on:%d/%m/%Y}", person.born_on.isoformat()}  # fmt: skip
    found |= {str(value) for value in _leaves(case.dossier.submission.answers) if len(str(value)) > 5}
    return {value for value in found if value} - {"online", case.office.name}


def _leaves(value):
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    return [leaf for part in value for leaf in _leaves(part)] if isinstance(value, list) else [value]


@pytest.mark.goal("cases-10")
def test_no_personal_value_of_the_dossier_is_anywhere_in_the_look_ups_source(province, open_case):
    with access.without_walls("test"):
        values = personal_values(open_case)
    assert len(values) > 8
    page = Client().get(f"/tra-cuu/?code={open_case.code}&secret={open_case.secret}").content.decode()
    leaked = {value for value in values if value in page}
    assert leaked == set()
    assert "Nguyễn T. T. T. H." in page
    own = province.client("huong").get(f"/ho-so/{open_case.code}/").content.decode()
    assert {value for value in values if value in own} != set(), "the control: the owner's own page has them"


@pytest.mark.goal("cases-10")
def test_it_says_stage_place_day_and_what_is_needed(province, open_case):
    cases.ask_supplement(open_case.pk, items=[], reason="Ảnh mờ của bà Hương", by=province.actor("duyen"))
    page = Client().get(f"/tra-cuu/?code={open_case.code}&secret={open_case.secret}").content.decode()
    assert "Người nộp cần bổ sung" in page or "supplement" in page
    assert "Ảnh mờ" not in page
    assert open_case.office.name in page


@pytest.mark.goal("cases-10")
def test_guessing_is_held_back_by_address(province, open_case):
    visitor = Client(REMOTE_ADDR="203.0.113.77")
    codes = [visitor.get(f"/tra-cuu/?code={open_case.code}&secret=AAAA{n:02}").status_code for n in range(12)]
    assert codes[:10] == [422] * 10
    assert codes[-1] == 429
    elsewhere = Client(REMOTE_ADDR="198.51.100.5").get(f"/tra-cuu/?code={open_case.code}&secret={open_case.secret}")
    assert elsewhere.status_code == 200


@pytest.mark.goal("cases-10")
def test_the_receipts_second_code_leads_there(province, open_case):
    paper = Paper.objects.get(about=open_case.pk, kind="services.acknowledgement")
    address = paper.data["follow"]
    assert re.search(r"/tra-cuu/\?code=.+&secret=.+", address)
    assert Client().get(address[address.index("/tra-cuu/") :]).status_code == 200
