"""A dossier whose papers are fetched at home and whose result is brought there, as citizen, desk and post see it."""

from datetime import timedelta

import pytest

from tests.conformance.test_verbs import decided
from tests.dossiers import many
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, HandingOut, Stage, Task
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages.models import Message
from tinhso.engines.payments import api as payments
from tinhso.engines.post import api as post
from tinhso.engines.post.models import Consignment
from tinhso.systems.services.models import Destination
from tinhso.systems.services.posting.sending import have_fetched, have_sent, waits_at_the_desk
from tinhso.systems.services.queries import dossier_of

pytestmark = pytest.mark.django_db
HOME = {"line": "Số 12, khu phố Bình Cư", "commune": "Phường Long An, Tỉnh Tây Ninh", "phone": "0900 000 101"}


@pytest.fixture
def dossier(province):
    (made,) = many(province, 1)
    payments.pay_cash(made.demand, by=province.actor("duyen"))
    province.work()
    return dossier_of(Case.objects.select_related("office", "received_by", "applicant").get(pk=made.case.pk))


def home(dossier):
    return post.address_of(HOME["line"], HOME["commune"])


def way_of(consignment, *stages, back=timedelta(days=3)):
    for number, stage in enumerate(stages):
        at = clock.now() - back + timedelta(days=number)
        post.take_report(post.Report(f"HT{consignment.code}{number}", consignment.code, post.Stage(stage), at))


def sent(province, dossier):
    have_sent(dossier, address=home(dossier), phone="+84900000101", by=province.actor("huong"))
    decided(dossier.case, province)
    province.work()
    return Consignment.objects.get(about=dossier.case.pk, direction="out")


@pytest.mark.goal("cases-19")
def test_a_result_goes_by_post_and_is_handed_out_when_the_postman_delivered_it(province, dossier):
    made = sent(province, dossier)
    assert (made.name, made.address, made.reference) == (
        "Nguyễn Trần Thị Thanh Hương", HOME["line"], dossier.case.code,
    )  # fmt: skip
    desk, postman = province.client("duyen"), province.client("giang")
    assert made.code in desk.get("/buu-chinh/").content.decode()
    assert made.code not in postman.get("/buu-chinh/chang/").content.decode()
    labels = desk.post("/buu-chinh/nhan/", {"chon": [str(made.pk)]})
    assert labels.content.startswith(b"%PDF")
    handed = desk.post("/buu-chinh/giao/", {"chon": [str(made.pk)]})
    manifest = handed.headers["Location"]
    assert made.code in postman.get("/buu-chinh/chang/").content.decode() + postman.get(manifest).content.decode()
    assert desk.get(f"{manifest}in/").content.startswith(b"%PDF")
    assert postman.post(manifest, {"note": ""}).status_code == 302
    way_of(made, "accepted", "moving", "delivered")
    province.work()
    case = Case.objects.get(pk=dossier.case.pk)
    out = HandingOut.objects.get(case=case)
    assert (case.stage, out.way, out.note, out.by) == (Stage.RETURNED, "post", made.code, None)
    assert "Đã gửi kết quả" in Message.objects.get(code="services.post_sent").subject


def test_the_applicant_follows_it_on_the_dossiers_page_and_nobody_else_does(province, dossier):
    made = sent(province, dossier)
    mine = province.client("huong")
    assert made.code in mine.get(f"/ho-so/{dossier.case.code}/").content.decode()
    assert mine.get(f"/buu-chinh/{made.code}/").status_code == 200
    assert province.client("phuc").get(f"/buu-chinh/{made.code}/").status_code == 404
    assert province.client("gam").get(f"/buu-chinh/{made.code}/").status_code == 404


@pytest.mark.goal("cases-19")
def test_what_cannot_be_delivered_is_a_task_of_the_clerk_and_goes_out_again(province, dossier):
    made = sent(province, dossier)
    post.hand_over([made.pk], by=province.actor("duyen"))
    way_of(made, "accepted", "attempted", "returning", "returned")
    province.work()
    desk = province.client("duyen")
    assert "chuyển hoàn" in desk.get("/viec-cua-toi/").content.decode()
    assert Message.objects.filter(code="services.post_came_back").count() == 1
    wrong = desk.post(f"/buu-chinh/{made.code}/gui-lai/", HOME | {"commune": "Phường Không Có"})
    assert wrong.status_code == 422
    again = desk.post(f"/buu-chinh/{made.code}/gui-lai/", HOME | {"line": "Số 5, ấp 3"})
    assert again.status_code == 302
    new = Consignment.objects.get(replaces=made)
    assert (new.address, new.stage, Case.objects.get(pk=dossier.case.pk).stage) == (
        "Số 5, ấp 3", "prepared", Stage.DECIDED,
    )  # fmt: skip


def test_a_result_that_waits_for_the_post_is_called_off_when_the_applicant_takes_it_otherwise(province, dossier):
    made = sent(province, dossier)
    cases.hand_out(dossier.case.pk, way="desk", by=province.actor("duyen"))
    province.work()
    made.refresh_from_db()
    assert made.stage == "cancelled"
    assert not payments.of(made.pk)[0].is_waiting


@pytest.mark.goal("cases-19")
def test_papers_are_fetched_at_home_and_taken_in_by_the_desk(province, dossier):
    page = f"/ho-so/{dossier.case.code}/buu-chinh/"
    mine, desk = province.client("huong"), province.client("duyen")
    assert "30.500" in mine.get(page).content.decode()
    assert mine.post(page, HOME | {"huong": "in"}).status_code == 302
    made = Consignment.objects.get(about=dossier.case.pk)
    assert (made.direction, Outgoing.objects.filter(adapter="post", kind="order").count()) == ("in", 1)
    assert made.code in province.client("giang").get("/buu-chinh/chang/").content.decode()
    way_of(made, "accepted", "delivered")
    assert made.code in desk.get("/buu-chinh/?muc=ve").content.decode()
    assert desk.post(f"/buu-chinh/{made.code}/nhan-lai/").status_code == 302
    province.work()
    assert Message.objects.filter(code="services.post_arrived").count() == 1


def test_who_is_not_the_applicant_orders_nothing(province, dossier):
    for who in ("phuc", "gam"):
        with pytest.raises(Denied):
            have_fetched(dossier, address=home(dossier), phone="+84900000101", by=province.actor(who))
        with pytest.raises(Denied):
            have_sent(dossier, address=home(dossier), phone="+84900000101", by=province.actor(who))
    assert Consignment.objects.count() == 0


def test_a_result_is_sent_once_and_none_of_a_dossier_that_has_ended(province, dossier):
    given = {"address": home(dossier), "phone": "+84900000101", "by": province.actor("huong")}
    sent(province, dossier)
    with pytest.raises(AlreadyDone):
        have_sent(dossier, **given)
    Case.objects.filter(pk=dossier.case.pk).update(stage=Stage.RETURNED)
    with pytest.raises(Refused):
        have_sent(dossier, **given)
    with pytest.raises(Refused):
        have_fetched(dossier, **given)


def test_a_result_by_post_without_an_address_waits_at_the_desk(province, dossier):
    type(dossier).objects.filter(pk=dossier.pk).update(way_back="post")
    dossier.refresh_from_db()
    dossier.case.applicant.phone = ""
    assert waits_at_the_desk(dossier_without(dossier))
    Destination.objects.create(case=dossier.case, address="1", area=dossier.case.area, phone="+84900000101")
    assert not waits_at_the_desk(dossier)
    decided(dossier.case, province)
    assert PLATFORM.subject == 0
    assert Task.objects.filter(case=dossier.case, kind=Task.Kind.RETURN).count() == 1


def dossier_without(dossier):
    """The same before its applicant has a telephone."""
    return dossier
