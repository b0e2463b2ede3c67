"""One-time codes: sent once, good for five minutes and five tries, and no help for whoever guesses."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import Purpose, TooOften, code_letter, confirm_code, send_code
from tinhso.engines.accounts.codes import one_time, purposes, sending
from tinhso.engines.accounts.jobs import sweep_codes
from tinhso.engines.accounts.models import OneTimeCode
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db
NUMBER, MAIL, NOON = "0912 345 678", "lan@example.vn", clock.at(2026, 3, 2, 12)
REPORT, ANSWER = "try.report", "try.answer"


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {code: Purpose(code, "gửi phản ánh") for code in (REPORT, ANSWER)}
    monkeypatch.setattr(purposes, "purposes", lambda: known)
    monkeypatch.setattr(sending.secrets, "randbelow", lambda below: 42)


@pytest.fixture(autouse=True)
def at_noon(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: NOON))  # stands still
    with clock.travel(NOON):
        yield


def later(**kw: float) -> Any:
    return clock.travel(NOON + timedelta(**kw))


def test_a_code_is_given_back_in_any_way_to_write_the_number_and_is_then_used_up() -> None:
    sent = send_code(NUMBER, REPORT)
    assert (sent.good_until, sent.again_at) == (clock.at(2026, 3, 2, 12, 5), clock.at(2026, 3, 2, 12, 1))
    assert "345 6" not in sent.covered
    assert confirm_code("+84912345678", REPORT, " 000 042") is True
    assert confirm_code(NUMBER, REPORT, "000042") is False
    assert OneTimeCode.objects.count() == 0


def test_neither_code_nor_number_can_be_read_in_the_database() -> None:
    send_code(NUMBER, REPORT)
    row, out = OneTimeCode.objects.values().get(), Outgoing.objects.get()
    stored = f"{row} {out.payload} {out.key}"
    assert "912345678" not in stored
    assert "000042" not in stored
    assert (out.adapter, out.kind) == ("sms", "code")
    letter = code_letter(row["id"])
    assert letter is not None
    assert (letter.address, letter.text[:6]) == ("+84912345678", "000042")


def test_the_letter_says_what_for_and_until_when_and_holds_no_link() -> None:
    send_code(MAIL, REPORT)
    letter = code_letter(OneTimeCode.objects.get().pk)
    assert letter is not None
    assert "gửi phản ánh" in letter.text
    assert "12:05" in letter.text
    assert "http" not in letter.text
    assert Outgoing.objects.get().adapter == "mail"


def test_the_digest_is_keyed(settings: Any) -> None:
    send_code(NUMBER, REPORT)
    settings.SECRET_KEY = "another"
    assert OneTimeCode.objects.get().matches("000042") is False


def test_a_code_is_good_for_five_minutes() -> None:
    send_code(NUMBER, REPORT)
    with later(minutes=4, seconds=59):
        assert code_letter(OneTimeCode.objects.get().pk) is not None
    with later(minutes=5):
        assert code_letter(OneTimeCode.objects.get().pk) is None
        assert confirm_code(NUMBER, REPORT, "000042") is False


def test_the_fifth_wrong_try_kills_the_code() -> None:
    send_code(NUMBER, REPORT)
    assert [confirm_code(NUMBER, REPORT, f"11111{n}") for n in range(4)] == [False] * 4
    assert OneTimeCode.objects.get().is_good
    assert confirm_code(NUMBER, REPORT, "999999") is False
    assert confirm_code(NUMBER, REPORT, "000042") is False
    assert Event.objects.filter(kind="accounts.code_dead").count() == 1
    assert Event.objects.filter(kind="accounts.code_confirmed").count() == 0


def test_four_wrong_tries_are_forgiven() -> None:
    send_code(NUMBER, REPORT)
    for n in range(4):
        confirm_code(NUMBER, REPORT, f"11111{n}")
    assert confirm_code(NUMBER, REPORT, "000042") is True


@pytest.mark.parametrize("code", ["", "42", "0000042", "000042x", "０００042", "000042\x00"])
def test_nothing_but_the_code_is_the_code(code: str) -> None:
    send_code(NUMBER, REPORT)
    assert confirm_code(NUMBER, REPORT, code) is False


def test_a_code_for_one_purpose_or_number_is_none_for_another() -> None:
    send_code(NUMBER, REPORT)
    assert confirm_code(NUMBER, ANSWER, "000042") is False
    assert confirm_code("0912345679", REPORT, "000042") is False
    assert confirm_code(NUMBER, REPORT, "000042") is True


def test_another_code_replaces_the_first_but_not_before_a_minute() -> None:
    send_code(NUMBER, REPORT)
    with later(seconds=59), pytest.raises(TooOften) as refused:
        send_code("+84 912345678", REPORT)
    assert (refused.value.status, refused.value.field, refused.value.headers) == (429, "phone", {"Retry-After": "1"})
    with later(seconds=61):
        send_code(NUMBER, REPORT)
        assert OneTimeCode.objects.count() == 1
        assert Outgoing.objects.count() == 2


def test_the_sixth_code_to_a_number_waits_for_twelve_minutes() -> None:
    for minute in range(5):
        with later(seconds=61 * minute):
            send_code(NUMBER, REPORT)
    with later(seconds=61 * 5), pytest.raises(TooOften) as refused:
        send_code(NUMBER, ANSWER)
    assert 0 < refused.value.retry_after <= 720
    assert Outgoing.objects.count() == 5


def test_one_address_sends_ten_codes_and_then_waits_whatever_the_number() -> None:
    for n in range(10):
        send_code(f"09123456{n:02}", REPORT, address="203.0.113.7")
    with pytest.raises(TooOften):
        send_code("0912345699", REPORT, address="203.0.113.7")
    assert send_code("0912345698", REPORT, address="203.0.113.8")


def test_one_house_is_one_address_however_many_it_has() -> None:
    for n in range(10):
        send_code(f"09123456{n:02}", REPORT, address=f"2001:db8:1:2::{n}")
    with pytest.raises(TooOften):
        send_code("0912345699", REPORT, address="2001:db8:1:2:ffff::1")


def test_guessing_from_one_address_is_stopped() -> None:
    for n in range(30):
        confirm_code(f"09123456{n:02}", REPORT, "123456", address="203.0.113.7")
    with pytest.raises(TooOften):
        confirm_code("0912345699", REPORT, "123456", address="203.0.113.7")


def test_the_answer_tells_nobody_who_is_known() -> None:
    directory.register_person(name="Nguyễn Thị Lan", phone="0912345678", by=PLATFORM)
    answers, statements = [], []
    for number in (NUMBER, "0912345670"):
        with CaptureQueriesContext(connection) as asked:
            answers.append(send_code(number, REPORT))
        statements.append(len(asked))
        confirm_code(number, REPORT, "999999")
    assert statements[0] == statements[1]
    assert (answers[0].good_until, answers[0].again_at) == (answers[1].good_until, answers[1].again_at)


@pytest.mark.parametrize(
    ("contact", "field"),
    [("02723826000", "phone"), ("+14155550100", "phone"), ("abc", "phone"), ("", "phone"), ("lan@", "email")],
)
def test_what_no_code_can_reach_is_refused_beside_its_field(contact: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        send_code(contact, REPORT)
    assert (refused.value.field, OneTimeCode.objects.count()) == (field, 0)


def test_an_undeclared_purpose_is_a_mistake_of_the_code() -> None:
    with pytest.raises(LookupError):
        send_code(NUMBER, "try.unknown")


def test_old_codes_are_swept() -> None:
    send_code(NUMBER, REPORT)
    with later(minutes=4):
        sweep_codes()
        assert OneTimeCode.objects.count() == 1
    with later(minutes=6):
        sweep_codes()
        assert OneTimeCode.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_try_cannot_be_made_free_by_rolling_it_back() -> None:
    send_code(NUMBER, REPORT)
    with pytest.raises(RuntimeError), transaction.atomic():
        confirm_code(NUMBER, REPORT, "999999")
    assert OneTimeCode.objects.get().tries == 0


@pytest.mark.django_db(transaction=True)
def test_of_eight_wrong_tries_at_once_five_count_and_the_right_one_is_too_late() -> None:
    with clock.travel(NOON):
        send_code(NUMBER, REPORT)
    assert at_once(lambda n: confirm_code(NUMBER, REPORT, f"11111{n}")) == [False] * 8
    with clock.travel(NOON):
        assert OneTimeCode.objects.get().tries == one_time.MOST_TRIES
        assert confirm_code(NUMBER, REPORT, "000042") is False


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_give_the_right_code_at_once_one_is_let_in() -> None:
    with clock.travel(NOON):
        send_code(NUMBER, REPORT)
    assert sorted(at_once(lambda n: confirm_code(NUMBER, REPORT, "000042"))) == [False] * 7 + [True]


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_for_one_number_send_one_sms() -> None:
    def ask(_number: int) -> bool:
        try:
            return bool(send_code(NUMBER, REPORT))
        except TooOften:
            return False

    assert sorted(at_once(ask)) == [False] * 7 + [True]
    assert (OneTimeCode.objects.count(), Outgoing.objects.count()) == (1, 1)


def at_once(work: Any) -> list[bool]:
    def run(number: int) -> bool:
        try:
            with clock.travel(NOON):
                return bool(work(number))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(run, range(8)))
