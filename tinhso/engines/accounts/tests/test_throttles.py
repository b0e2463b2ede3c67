"""How often a page may be used, by whom, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tinhso.base import clock
from tinhso.engines.accounts.address import address_of, network_of
from tinhso.engines.accounts.api import Rate, Throttle, TooOften, overruns, throttled
from tinhso.engines.accounts.models import Allowance, Overrun
from tinhso.engines.events.api import Actor

pytestmark = pytest.mark.django_db
TWO = Throttle("try.report", address=Rate(2, 60), subject=Rate(3, 60))
NOON = clock.at(2026, 3, 2, 12)
LAN = Actor(subject=7)


@pytest.fixture(autouse=True)
def at_noon(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: NOON))  # stands still
    with clock.travel(NOON):
        yield


@throttled(TWO)
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def ask(method: str = "post", actor: Actor | None = None, data: Any = None, **head: str) -> HttpResponse:
    head.setdefault("REMOTE_ADDR", "203.0.113.7")
    request: Any = getattr(RequestFactory(), method)("/thu/?a=1", data or {}, **head)
    request.actor, request.user, request.session, request.actor_name = actor, None, {}, ""
    request.may = lambda permission: False
    return view(request)


def statuses(times: int, **kw: Any) -> list[int]:
    return [ask(**kw).status_code for _ in range(times)]


@pytest.fixture
def tracking(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, track_only=frozenset({"try.report"}))


def test_the_bucket_empties_and_fills_again() -> None:
    assert statuses(3) == [200, 200, 429]
    with clock.travel(NOON + timedelta(seconds=59)):
        assert statuses(1) == [429]
    with clock.travel(NOON + timedelta(seconds=61)):
        assert statuses(2) == [200, 429]
    with clock.travel(NOON + timedelta(days=9)):
        assert statuses(3) == [200, 200, 429]


def test_the_answer_says_how_long_to_wait() -> None:
    statuses(2)
    with clock.travel(NOON + timedelta(seconds=20)):
        assert ask()["Retry-After"] == "40"


def test_reading_is_not_counted_unless_it_is_asked_for() -> None:
    assert statuses(5, method="get") == [200] * 5
    assert Allowance.objects.count() == 0


def test_another_address_has_its_own_bucket() -> None:
    assert statuses(3) == [200, 200, 429]
    assert statuses(1, REMOTE_ADDR="203.0.113.8") == [200]


def test_who_is_signed_in_is_counted_as_themselves_and_not_by_the_address_of_the_office() -> None:
    assert statuses(3) == [200, 200, 429]
    assert statuses(4, actor=LAN) == [200, 200, 200, 429]
    assert statuses(1, actor=Actor(subject=8)) == [200]


def test_a_rate_that_is_not_given_does_not_limit() -> None:
    request: Any = RequestFactory().post("/")
    request.actor = LAN
    for _ in range(9):
        Throttle("try.open", address=Rate(1, 60)).require(request)
    assert Allowance.objects.count() == 0


def test_an_invented_address_is_not_believed_without_a_proxy() -> None:
    assert statuses(2) == [200, 200]
    assert [ask(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}").status_code for n in range(3)] == [429] * 3


def test_behind_a_proxy_only_what_it_added_is_believed(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, trusted_proxies=1)
    said = [ask(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, 203.0.113.9").status_code for n in range(3)]
    assert said == [200, 200, 429]
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert address_of(request) == "203.0.113.9"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_a_house_is_one_place(address: str, network: str) -> None:
    assert network_of(address) == network


def test_what_was_typed_lies_in_the_page_and_is_sent_with_one_press() -> None:
    typed = {"ly_do": 'Đèn hỏng "<b>"', "so": ["1", "2"], "csrfmiddlewaretoken": "x", "password": "a secret"}
    statuses(2)
    answer = ask(data=typed | {"anh": SimpleUploadedFile("cay-do.jpg", b"x")})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert 'action="/thu/?a=1"' in page
    assert 'name="ly_do" value="Đèn hỏng &quot;&lt;b&gt;&quot;"' in page
    assert [f'name="so" value="{n}"' in page for n in (1, 2)] == [True, True]
    assert "a secret" not in page
    assert "cay-do.jpg" in unescape(page)
    assert 'type="file"' in page


def test_a_machine_is_told_in_json() -> None:
    statuses(2)
    answer = ask(HTTP_ACCEPT="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/json")
    assert answer["Retry-After"] == "60"


def test_a_part_may_answer_in_its_own_form() -> None:
    @throttled(
        Throttle("try.api", address=Rate(1, 60)), methods=("GET",), answer=lambda r, e: HttpResponse("<e/>", status=429)
    )
    def api(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    first, second = (api(RequestFactory().get("/")) for _ in range(2))
    assert (first.content, second.content, second["Retry-After"]) == (b"ok", b"<e/>", "60")


def test_what_was_refused_is_counted_by_the_day_without_who_it_was() -> None:
    statuses(5)
    statuses(4, actor=LAN)
    found = [(o.throttle, o.signed_in, o.refused, o.times) for o in overruns(clock.today())]
    assert found == [("try.report", False, True, 3), ("try.report", True, True, 1)]
    with clock.travel(NOON + timedelta(days=1)):
        assert overruns(clock.today()) == []


def test_a_throttle_that_only_tracks_refuses_nobody_and_says_whom_it_would_have(tracking: None) -> None:
    assert statuses(5) == [200] * 5
    assert list(Overrun.objects.values_list("refused", "times")) == [(False, 3)]


def test_all_throttles_can_only_track(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, track_only=frozenset({"all"}))
    assert statuses(3) == [200] * 3


def test_another_throttle_that_only_tracks_is_not_this_one(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, track_only=frozenset({"try.other"}))
    assert statuses(3) == [200, 200, 429]


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_exactly_the_capacity_passes() -> None:
    assert at_once(Throttle("try.race", address=Rate(5, 3600))) == [False] * 3 + [True] * 5
    assert Overrun.objects.get().times == 3


@pytest.mark.django_db(transaction=True)
def test_without_the_bucket_all_eight_pass() -> None:
    assert at_once(Throttle("try.race", address=None)) == [True] * 8


def at_once(throttle: Throttle) -> list[bool]:
    def run(_number: int) -> bool:
        try:
            throttle.require(RequestFactory().post("/"))
        except TooOften:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        return sorted(pool.map(run, range(8)))
