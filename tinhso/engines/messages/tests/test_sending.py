import pytest
from django.core import mail
from django.utils import translation

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.adapters.jobs import deliver_due
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.events.api import Actor
from tinhso.engines.messages.api import choose, send, unread_count
from tinhso.engines.messages.models import Message

pytestmark = pytest.mark.django_db
DAY, NIGHT = clock.at(2026, 3, 2, 10), clock.at(2026, 3, 2, 22, 30)
DATA = {"code": "H53.1-260302-0001", "child": "Trần Gia Hân"}


@pytest.fixture(autouse=True)
def by_day():
    with clock.travel(DAY):
        yield


def tell(party, text="try.accepted", **kw):
    message = send(party.subject_id, text, data=DATA, link="/ho-so/1", **kw)
    drain()
    return message


def test_a_message_stands_in_the_readers_list_in_vietnamese_whatever_the_language(lan):
    with translation.override("en"):
        message = tell(lan)
    assert message.subject == "Đã tiếp nhận hồ sơ H53.1-260302-0001"
    assert message.body == "Hồ sơ H53.1-260302-0001 của ông/bà Trần Gia Hân đã được tiếp nhận."
    assert unread_count(lan.subject_id) == 1


def test_the_mail_names_the_dossier_and_nobody_in_it(lan):
    message = tell(lan)
    (sent,) = mail.outbox
    assert sent.to == ["lan@example.vn"]
    assert "H53.1-260302-0001" in sent.body
    assert "/ho-so/1" in sent.body
    assert "Hân" not in sent.subject + sent.body
    assert sent.extra_headers["Message-ID"].startswith(f"<{message.pk}@")


@pytest.mark.parametrize("text", ["try.leaky", "try.leaky_subject"])
def test_a_mail_that_would_name_more_is_not_even_written(lan, text):
    with pytest.raises(ValueError, match="must not name child"):
        tell(lan, text)
    assert (Message.objects.count(), mail.outbox) == (0, [])


def test_the_outbox_holds_neither_address_nor_text(lan):
    message = tell(lan)
    assert Outgoing.objects.get().payload == {"message": str(message.pk)}


@pytest.mark.goal("cases-20")
def test_who_has_no_address_or_wants_no_mail_is_told_in_the_list_alone(lan, binh):
    choose("mail", False, by=Actor(subject=lan.subject_id))
    tell(lan)
    tell(binh)
    assert (mail.outbox, Outgoing.objects.count(), Message.objects.count()) == ([], 0, 2)


def test_a_text_without_the_mail_channel_is_not_mailed(lan):
    tell(lan, "try.quiet")
    assert mail.outbox == []


@pytest.mark.goal("cases-20")
def test_a_mail_of_half_past_ten_at_night_goes_out_at_six(lan):
    with clock.travel(NIGHT):
        tell(lan)
    assert mail.outbox == []
    assert Outgoing.objects.get().next_at == clock.at(2026, 3, 3, 6)
    with clock.travel(clock.at(2026, 3, 3, 6, 1)):
        deliver_due()
        drain()
    assert len(mail.outbox) == 1


def test_the_same_key_is_told_once_to_a_person(lan, binh):
    assert tell(lan, key="accepted-1") == tell(lan, key="accepted-1")
    tell(binh, key="accepted-1")
    assert (Message.objects.count(), len(mail.outbox)) == (2, 1)


def test_an_official_is_written_to_through_the_position(officer):
    send(officer.subject_id, "try.accepted", data=DATA)
    drain()
    assert mail.outbox[0].to == ["chau@example.vn"]


def test_an_undeclared_text_is_refused(lan):
    with pytest.raises(LookupError):
        tell(lan, "try.unknown")
