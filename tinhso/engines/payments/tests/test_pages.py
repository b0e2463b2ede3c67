import re
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tinhso.base import clock
from tinhso.engines.adapters.api import adapter
from tinhso.engines.payments.api import pay_cash
from tinhso.engines.payments.models import Reconciliation
from tinhso.engines.payments.pages import checking, desk
from tinhso.engines.payments.queries import demands
from tinhso.engines.payments.tests.conftest import BANK, PAYGOV, ask, told
from tinhso.engines.payments.verbs.crediting import take_credit

pytestmark = pytest.mark.django_db


def as_official(actor, path="/", data=None):
    """A request as the accounts' middleware would hand it to a view."""
    make = RequestFactory()
    request = make.post(path, data) if data is not None else make.get(path)
    request.actor = actor
    request.user = None
    request.may = lambda permission: True
    request.session = {}
    request._messages = type("Notes", (), {"add": lambda *a, **k: None, "__iter__": lambda self: iter(())})()
    return request


def test_the_payers_page_shows_amount_law_code_and_account_and_no_name(client, asked):
    page = client.get(f"/thanh-toan/{asked.pk}/")
    text = page.content.decode()
    assert page.status_code == 200
    for expected in ("50.000", "Thông tư 226/2016/TT-BTC", "<svg", "Vietcombank", "10101", asked.purpose):
        assert expected in text
    assert "Lan" not in re.sub(r"Long An|phường Long An", "", text)


def test_the_page_asks_for_the_state_until_the_demand_is_paid(client, cast, asked):
    address = f"/thanh-toan/{asked.pk}/trang-thai"
    assert 'hx-trigger="every 3s"' in client.get(address).content.decode()
    pay_cash(asked.pk, by=cast.clerk)
    answer = client.get(address)
    text = answer.content.decode()
    assert "hx-trigger" not in text
    assert "01BLP" in text
    assert answer["HX-Refresh"] == "true"
    assert "Vietcombank" not in client.get(f"/thanh-toan/{asked.pk}/").content.decode()


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", ""])
def test_the_way_back_never_leads_to_another_site(client, cast, path):
    demand = ask(cast, about=uuid4(), return_path=path)
    pay_cash(demand.pk, by=cast.clerk)
    assert "evil" not in client.get(f"/thanh-toan/{demand.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "trang-thai"])
def test_an_unknown_demand_is_not_found(client, db, path):
    assert client.get(f"/thanh-toan/{uuid4()}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["khoan-thu/", "doi-soat/"])
def test_a_stranger_is_led_to_the_sign_in(client, db, path):
    assert client.get(f"/thanh-toan/{path}").status_code == 302


def test_the_list_shows_an_official_the_demands_of_their_office_alone(cast, asked):
    assert demands(cast.clerk)[0] == [asked]
    assert demands(cast.stranger)[0] == []


def test_the_list_goes_on_below_its_last_key(cast):
    made = [ask(cast) for _ in range(5)]
    first, further = demands(cast.clerk, n=3)
    second, end = demands(cast.clerk, further, n=3)
    assert (first + second, end) == (made[::-1], None)


def test_the_officials_pages_open_with_money_in_every_state(cast, asked):
    take_credit(BANK, told(asked, 20_000, "FT1"))
    take_credit(BANK, told(None, 5_000, "FT2", purpose="khong ro"))
    page = desk.demands(as_official(cast.accountant)).content.decode()
    assert asked.key in page
    assert "khong ro" in page
    assert desk.demand(as_official(cast.accountant), asked.pk).status_code == 200
    take_credit(BANK, told(asked, 30_000, "FT3"))
    assert "ghi-nhan" in desk.demand(as_official(cast.accountant), asked.pk).content.decode()
    desk.accept_credits(as_official(cast.accountant, data={}), asked.pk)
    assert "hoan-tien" in desk.demand(as_official(cast.accountant), asked.pk).content.decode()
    assert checking.differences(as_official(cast.accountant)).status_code == 200


def test_a_comparison_is_told_by_the_gateways_name_and_not_its_code(cast):
    Reconciliation.objects.create(
        gateway="paygov", day=clock.today(), their_count=0, their_sum=0, our_count=0, our_sum=0
    )
    text = checking.differences(as_official(cast.accountant)).content.decode()
    assert f">{adapter('paygov').name}</td>" in text
    assert ">paygov</td>" not in text


def test_a_refund_that_cannot_be_is_an_error_beside_its_field_and_keeps_what_was_typed(cast, asked):
    take_credit(PAYGOV, told(asked))
    answer = desk.give_back(as_official(cast.accountant, data={"amount": "60.000", "reason": "Rút hồ sơ"}), asked.pk)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "60.000" in text
    assert "Rút hồ sơ" in text
    done = desk.give_back(as_official(cast.accountant, data={"amount": "50.000 đ", "reason": "Rút hồ sơ"}), asked.pk)
    asked.refresh_from_db()
    assert (done.status_code, asked.balance) == (302, 50_000)
    text = desk.demand(as_official(cast.accountant), asked.pk).content.decode()
    assert "hoan-tien" not in text  # neither proposed again nor decided by whoever proposed


def test_a_cancelled_demand_says_that_there_is_nothing_to_pay(asked):
    asked.stage = "cancelled"
    text = render_to_string("payments/state.html", {"demand": asked, "back": "/"})
    assert "hx-trigger" not in text
