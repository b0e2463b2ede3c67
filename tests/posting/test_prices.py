"""What is set with its days: collecting accounts, postage, the list received by any desk."""

from datetime import date, timedelta

import pytest

from tests.people.world import COPY, draft
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.money import format_dong
from tinhso.engines.directory import api as directory
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.collecting import account_of
from tinhso.engines.payments.models import CollectingAccount
from tinhso.engines.post import api as post
from tinhso.engines.post.loading import load_fees
from tinhso.engines.post.verbs.pricing import set_price
from tinhso.systems.services.models import Anywhere
from tinhso.systems.services.nearer.reading import load_anywhere, rule_for

pytestmark = pytest.mark.django_db
SOON = date(2026, 12, 1)
BASIS = "Bảng giá 01/2026 của Bưu điện tỉnh"
GIVEN = {
    "bank": "970436", "bank_name": "Vietcombank", "number": "1029384756", "holder": "KBNN khu vực II",
    "valid_from": "2026-12-01",
}  # fmt: skip


def out(day):
    return payments.total(post.postage("out", on=day))


@pytest.mark.goal("cases-18")
def test_the_chair_sets_an_account_from_a_day_on_and_the_one_before_ends_that_day(province):
    here = directory.office_by_code("H53.101")
    before = account_of(here, SOON)
    chair = province.client("quang")
    assert chair.post("/thanh-toan/tai-khoan-thu/", GIVEN | {"office": here.pk, "bank": "12"}).status_code == 422
    assert chair.post("/thanh-toan/tai-khoan-thu/", GIVEN | {"office": here.pk}).status_code == 302
    assert account_of(here, SOON - timedelta(days=1)) == before
    assert account_of(here, SOON).number == "1029384756"
    assert "1029384756" in chair.get("/thanh-toan/tai-khoan-thu/").content.decode()
    assert chair.post("/thanh-toan/tai-khoan-thu/", GIVEN | {"office": here.pk}).status_code == 422


@pytest.mark.parametrize("who", ["duyen", "ngan", "dat", "huong"])
def test_nobody_else_sets_an_account(province, who):
    here, before = directory.office_by_code("H53.101"), CollectingAccount.objects.count()
    given = GIVEN | {"valid_from": SOON}
    with pytest.raises(Denied):
        payments.set_account(here, by=province.actor(who), **given)
    assert CollectingAccount.objects.count() == before


@pytest.mark.goal("cases-19")
def test_a_price_of_the_post_changes_on_its_day_and_an_upgrade_keeps_it(province):
    now = out(clock.today())
    chair = province.client("toan")
    given = {"direction": "out", "where": "province", "amount": "28000", "legal_basis": BASIS,
             "valid_from": "2026-12-01"}  # fmt: skip
    assert chair.post("/buu-chinh/bang-gia/", given).status_code == 302
    assert (out(clock.today()), out(SOON - timedelta(days=1)), out(SOON)) == (now, now, 28_000)
    load_fees()
    assert (out(SOON - timedelta(days=1)), out(SOON)) == (now, 28_000)
    assert "28.000" in chair.get("/buu-chinh/bang-gia/").content.decode()
    by = province.actor("toan")
    wrong = ({"amount": 28_000, "valid_from": SOON}, {"amount": 1, "valid_from": date(2026, 1, 1)})
    for row in (*wrong, {"amount": 0, "valid_from": SOON + timedelta(days=9)}):
        with pytest.raises((Refused, AlreadyDone)):
            set_price("out", inside=True, legal_basis=BASIS, by=by, **row)
    with pytest.raises(AlreadyDone):
        set_price("out", inside=True, amount=28_000, legal_basis=BASIS, valid_from=SOON + timedelta(days=9), by=by)


@pytest.mark.parametrize("who", ["quang", "duyen", "giang", "huong"])
def test_only_who_leads_the_province_sets_a_price(province, who):
    with pytest.raises(Denied):
        set_price("out", inside=True, amount=1_000, legal_basis=BASIS, valid_from=SOON, by=province.actor(who))
    assert out(SOON) == out(clock.today())


@pytest.mark.goal("cases-19")
def test_the_price_of_the_return_stands_at_the_question_how_the_result_is_to_come(province):
    key = draft(province.actor("huong"))
    page = province.client("huong").get(f"/nop-ho-so/{COPY}/{key}/nhan-ket-qua/").content.decode()
    assert format_dong(payments.total(post.postage("out"))).removesuffix(" đ") in page
    assert format_dong(payments.total(post.postage("out", elsewhere=True))).removesuffix(" đ") in page


def test_the_list_received_by_any_desk_is_kept_on_a_page_and_read_by_everybody(client, province):
    chair = province.client("toan")
    page = "/tiep-nhan-phi-dia-gioi/danh-muc/"
    given = {"procedure": "1.001612", "legal_basis": "Quyết định 12/QĐ-UBND", "valid_from": "2026-12-01"}
    assert chair.post(page, given).status_code == 302
    assert (rule_for("1.001612", SOON - timedelta(days=1)), bool(rule_for("1.001612", SOON))) == (None, True)
    assert "1.001612" in client.get("/tiep-nhan-phi-dia-gioi/").content.decode()
    assert chair.post(page, given).status_code == 422
    row = Anywhere.objects.get(procedure_code="2.000635")
    assert chair.post(f"{page}{row.pk}/", {"last_day": "2026-01-01"}).status_code == 422
    assert chair.post(f"{page}{row.pk}/", {"last_day": "2026-11-30"}).status_code == 302
    load_anywhere()
    assert rule_for("2.000635", date(2026, 11, 30)) and rule_for("2.000635", SOON) is None
    for who in ("quang", "duyen"):
        assert province.client(who).get(page).status_code in (302, 403)
