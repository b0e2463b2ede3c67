"""Mails are fetched over IMAP or HTTP, kept first and marked after that."""

import pytest
import requests

from tinhso.base.jobs import drain
from tinhso.engines.adapters.api import NotDelivered
from tinhso.systems.feedback.channels.mail import fetching
from tinhso.systems.feedback.channels.mail.fetching import fetch_from, fetch_mail
from tinhso.systems.feedback.channels.mail.mailbox import letters
from tinhso.systems.feedback.channels.mail.sending import Letters
from tinhso.systems.feedback.models import Utterance
from tinhso.systems.feedback.tests.channels import WORDS, mail, mail_account
from tinhso.systems.feedback.tests.imap import mailbox

pytestmark = pytest.mark.goal("feedback-34")


@pytest.fixture
def account(world):
    return mail_account(world)


def named(settings, url, key="MAT-KHAU"):
    settings.PARTNERS = {**settings.PARTNERS, "mail": (url, key)}


def test_unseen_mails_are_fetched_over_imap_and_marked(account, settings):
    two = bytes(mail("Còn ổ gà nữa.", number="<2@thu.example>"))
    with mailbox(bytes(mail()), two) as (url, seen):
        named(settings, url)
        fetch_mail()
        drain()
        assert seen == {1, 2}
        fetch_mail()
        drain()
    assert sorted(Utterance.objects.values_list("text", flat=True)) == sorted([WORDS, "Còn ổ gà nữa."])


def test_a_crash_between_fetching_and_marking_loses_nothing_and_doubles_nothing(account, settings, monkeypatch):
    def crash(*_args):
        raise RuntimeError("power cut")

    with mailbox(bytes(mail())) as (url, seen):
        named(settings, url)
        with monkeypatch.context() as patched, pytest.raises(RuntimeError):
            patched.setattr(fetching, "take", crash)
            fetch_from(account.pk)
        assert seen == set()
        next(letters(account.address))  # fetched, never marked
        assert seen == set()
        fetch_from(account.pk)
        drain()
        assert seen == {1} and Utterance.objects.count() == 1


def test_a_wrong_password_and_no_server_are_said_in_words(account, settings):
    assert Letters().check()[0].startswith(("No mailbox", "Chưa khai báo"))
    with mailbox() as (url, _seen):
        named(settings, url, "sai")
        with pytest.raises(NotDelivered):
            list(letters(account.address))
        named(settings, url)
        assert Letters().check() == []
    assert len(Letters().check()) == 1


def test_the_pretended_mail_server_hands_out_what_people_write(account, settings, tmp_path, run_partners):
    with run_partners(tmp_path) as (url, _app):
        named(settings, f"{url}/mail", "demonstration:mail")
        given = {"from": "bay@thu.example", "to": account.address, "subject": "Đèn hư", "body": WORDS}
        requests.post(f"{url}/mail/viet", data=given, timeout=5)
        fetch_mail()
        drain()
        assert Utterance.objects.get().text == WORDS
        assert list(letters(account.address)) == []
