"""The mail server takes what Django sends and shows it."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from pretend.mail.box import Mail
from pretend.mail.smtp import Sink
from pretend.partner import World


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mail]:
    mail = Mail(World(tmp_path, "http://localhost", "http://testserver"))
    mail.sink = Sink(0, mail.take)
    yield mail
    mail.sink.close()
    mail.store.close()


def send(box: Mail, key: str = "1") -> None:
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "Hồ sơ đã được tiếp nhận", f"<{key}@example>"
    mail.set_content("Kính gửi ông/bà\n.một dấu chấm")
    assert box.sink is not None
    with smtplib.SMTP("127.0.0.1", box.sink.port, timeout=5) as server:
        server.send_message(mail, "a@example.vn", ["lan@example.vn"])


def test_a_mail_is_kept_with_its_vietnamese_and_its_dots(box: Mail) -> None:
    send(box)
    ((_, mail),) = box.store.all("mail")
    assert (mail["subject"], mail["to"]) == ("Hồ sơ đã được tiếp nhận", ["lan@example.vn"])
    assert mail["body"].splitlines() == ["Kính gửi ông/bà", ".một dấu chấm"]


def test_the_same_message_id_again_is_the_same_mail(box: Mail) -> None:
    send(box)
    send(box)
    assert len(box.store.all("mail")) == 1


def test_a_server_that_refuses_says_try_again_later(box: Mail) -> None:
    box.turn("refuse", "1")
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        send(box)
    send(box, "2")
    assert len(box.store.all("mail")) == 1
