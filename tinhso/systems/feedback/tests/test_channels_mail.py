"""Mails come into one conversation, once, and nothing that a machine wrote is answered."""

import pytest
from django.core import mail as outbox

from tinhso.base.jobs import drain
from tinhso.engines.files.models import File
from tinhso.systems.feedback.channels.answering import say
from tinhso.systems.feedback.channels.mail.letter import Unreadable, read_letter
from tinhso.systems.feedback.channels.mail.words import plain_text, without_quotes
from tinhso.systems.feedback.models import Arrival, Conversation, Utterance
from tinhso.systems.feedback.tests.channels import WORDS, mail, mail_account, photo, receive, talk

pytestmark = pytest.mark.goal("feedback-34")


@pytest.fixture
def account(world):
    return mail_account(world)


def test_a_mail_begins_a_conversation_that_waits_for_an_official(account):
    receive(account, mail())
    found = talk()
    said = found.utterances.get()
    assert (said.text, said.title, said.reference, said.is_from_person) == (WORDS, "Đèn hư", "<1@thu.example>", True)
    assert (found.is_waiting, found.reporter.email, found.reporter.name) == (True, "bay@thu.example", "Lê Thị Bảy")
    assert Arrival.objects.get().sealed == ""  # read, and not kept twice
    assert "bay@thu.example" not in found.sealed_peer


def test_the_same_mail_again_is_the_same_mail(account):
    receive(account, mail(), mail())
    assert Utterance.objects.count() == 1


def test_what_the_same_person_writes_later_is_the_same_conversation(account):
    receive(account, mail(), mail("Vẫn chưa sáng.", number="<2@thu.example>", sender="BAY@thu.example"))
    assert [said.text for said in talk().utterances.all()] == [WORDS, "Vẫn chưa sáng."]
    receive(account, mail(sender="khac@thu.example", number="<3@thu.example>"))
    assert Conversation.objects.count() == 2


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "bulk"}, "bulk"),
        ({"List_Id": "<tin.thu.example>"}, "bulk"),
        ({"Return_Path": "<>"}, "bounce"),
        ({"sender": "MAILER-DAEMON@thu.example"}, "loop"),
        ({"sender": "1022@tinh.example"}, "loop"),
        ({"Authentication_Results": "mx.tinh.example; dmarc=fail"}, "forged"),
        ({"sender": "không có địa chỉ"}, "unreadable"),
        ({"Auto_Submitted": "no"}, "heard"),
    ],
)
def test_what_no_person_wrote_is_ignored(account, headers, outcome):
    receive(account, mail(**headers))
    assert Arrival.objects.get().outcome == outcome
    assert Utterance.objects.count() == (outcome == "heard")


def test_of_html_only_the_words_are_read(account):
    letter = mail()
    letter.clear_content()
    letter.set_content("<p>Đèn&nbsp;hư<br>ba đêm</p><script>alert(1)</script><style>p{}</style>", subtype="html")
    receive(account, letter)
    assert talk().utterances.get().text == "Đèn hư\nba đêm"


def test_a_picture_is_kept_and_what_may_not_be_stored_is_named(account):
    letter = mail()
    letter.add_attachment(photo(), maintype="image", subtype="jpeg", filename="đèn.jpg")
    letter.add_attachment(b"MZ\x90\x00", maintype="application", subtype="x-msdownload", filename="xem.exe")
    receive(account, letter)
    said = talk().utterances.get()
    assert [File.objects.get(pk=key).name for key in said.files] == ["đèn.jpg"]
    assert [each["name"] for each in said.left_out] == ["xem.exe"]


def test_a_flood_from_one_sender_is_kept_apart_and_the_others_are_heard(account):
    receive(account, *(mail(number=f"<{n}@thu.example>") for n in range(22)))
    assert (Utterance.objects.count(), Arrival.objects.filter(outcome="flood").count()) == (20, 2)
    assert all(Arrival.objects.filter(outcome="flood").values_list("sealed", flat=True))
    receive(account, mail(sender="khac@thu.example", number="<x@thu.example>"))
    assert Utterance.objects.count() == 21


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"From: a@b.example\nContent-Type: text/plain; charset=khong-co\n\n\xe1\xba",
        b"From: =?utf-8?q?",
    ],
)
def test_a_broken_mail_breaks_nothing(account, raw):
    receive(account, raw)
    assert Arrival.objects.get().read_at is not None
    with pytest.raises(Unreadable):
        read_letter(b"x" * (25 * 2**20 + 1))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Vâng ạ.\n\nOn Tue, 17 Nov 2026, 1022 <1022@tinh.example> wrote:\n> cũ", "Vâng ạ."),
        ("Vâng ạ.\n\nVào Th 3, 17 thg 11, 2026 lúc 08:00 1022 đã viết:\n\n> cũ", "Vâng ạ."),
        ("Vâng ạ.\n-----Original Message-----\ncũ", "Vâng ạ."),
        ("Vâng ạ.\n> cũ\n> cũ", "Vâng ạ."),
        ("> chỉ có trích", "> chỉ có trích"),
    ],
)
def test_what_was_only_quoted_is_left_out(text, new):
    assert without_quotes(text) == new


def test_html_that_never_ends_is_read_as_well_as_it_can_be():
    assert plain_text("<div>một<div>hai<script>x") == "một\nhai"


def test_an_answer_goes_out_in_the_thread_of_the_mail(world, account):
    receive(account, mail())
    said = say(talk().pk, "Xã sẽ kiểm tra trong ngày.", by=world.actor("coordinator"))
    drain()
    sent = outbox.outbox[-1]
    assert (sent.to, sent.subject, sent.body) == (["bay@thu.example"], "Re: Đèn hư", "Xã sẽ kiểm tra trong ngày.")
    assert sent.extra_headers["In-Reply-To"] == "<1@thu.example>"
    assert sent.extra_headers["Message-ID"].startswith(f"<{said.pk}@")
    assert talk().is_waiting is False
