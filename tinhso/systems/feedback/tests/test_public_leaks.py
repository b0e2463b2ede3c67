"""Whatever a report holds, nothing of the reporter's stands in anything that the public can read."""

from __future__ import annotations

import re
import unicodedata

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base.text import fold
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Category, Publication
from tinhso.systems.feedback.public import faces, keeping
from tinhso.systems.feedback.public.covering import COVER, Known, cover, cover_reporter
from tinhso.systems.feedback.reporting import Story, report
from tinhso.systems.feedback.tests.published import moderate

pytestmark = [pytest.mark.goal("feedback-3"), pytest.mark.goal("feedback-21"), pytest.mark.goal("feedback-26")]
PAGES = (
    "/phan-anh/", "/phan-anh/ban-do.json", "/phan-anh/tai-ve.csv", "/phan-anh/tin.atom", "/phan-anh/so-lieu/",
    "/phan-anh/cong-khai/{code}/", "/open311/v2/requests.json", "/open311/v2/requests.xml",
    "/open311/v2/requests/{code}.json", "/open311/v2/servicerequestupdates.json",
    "/open311/v2/servicerequestupdates.xml",
)  # fmt: skip
FAMILY = ("Huỳnh", "Đặng", "Phạm Trần", "Lý")
GIVEN = ("Quỳnh Zạ", "Wỷ Khuê", "Xuyến Ỷ", "Ngọc Ẩn")
numbers = st.integers(32_0000000, 99_9999999).map(lambda n: f"+84{n}")


def ways_to_write(number: str) -> list[str]:
    home = f"0{number[3:]}"
    spaced = f"{home[:4]} {home[4:7]} {home[7:]}"
    return [number, home, spaced, spaced.replace(" ", "."), spaced.replace(" ", "-")]


def everything_public(code: str) -> str:
    client = Client()
    said = []
    for path in PAGES:
        answer = client.get(path.format(code=code))
        assert answer.status_code == 200, path
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        said.append(body.decode())
    return "\n".join(said)


def found_in(said: str, secrets: list[str]) -> list[str]:
    """Which of the secrets stand in what was said: as they are, without diacritics, and as bare digits."""
    plain, digits = fold(said), re.sub(r"(?<=\d)[ .\-](?=\d)", "", said)
    return [
        secret
        for secret in secrets
        if secret in said
        or fold(secret) in plain
        or (len(re.sub(r"\D", "", secret)) >= 9 and re.sub(r"\D", "", secret)[-9:] in digits)
    ]


@st.composite
def secrets(draw):
    """A reporter and a text in which everything about them is written, in some way."""
    name = f"{draw(st.sampled_from(FAMILY))} {draw(st.sampled_from(GIVEN))}"
    number, mail = (
        draw(numbers),
        f"{draw(st.sampled_from(['zquynh', 'wykhue']))}{draw(st.integers(100, 999))}@thu.example",
    )
    written = [
        draw(
            st.sampled_from(
                [name, name.upper(), fold(name), unicodedata.normalize("NFD", name), name.replace(" ", "  ")]
            )
        ),
        draw(st.sampled_from(ways_to_write(number))),
        draw(st.sampled_from([mail, mail.upper()])),
    ]
    return name, number, mail, written


def published_with(world, name: str, number: str, mail: str, text: str) -> Publication:
    guest = new_guest(name=name, phone=number, email=mail)
    Category.objects.filter(pk="chieu-sang").update(snap=50)
    story = Story(
        category=Category.objects.select_related("parent").get(pk="chieu-sang"),
        text=f"Bản gốc bí mật qwxz: {text}",
        place=f"số nhà 4711/8 đường Hùng Vương, gọi {number}",
        lat=10.53017771,
        lng=106.41013331,
        answers={"note": f"chỉ cán bộ đọc wzxk {mail}"},
    )
    made = report(story, reporter=guest.reporter, by=actor_of(guest.reporter))
    made.filed_by = 77_123_456
    made.save(update_fields=["filed_by"])
    moderate(made, text=text)
    found = keeping.refresh(made.pk)
    assert found is not None
    found.token = guest.token
    return found


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(secrets())
def test_nothing_of_the_reporter_is_in_any_page_feed_or_answer(world, drawn):
    name, number, mail, written = drawn
    text = f"Tôi là {written[0]}, số {written[1]}, thư {written[2]}. Đèn đường hư."
    found = published_with(world, name, number, mail, text)
    said = everything_public(found.code)
    never = [name, number, mail, found.token, "qwxz", "wzxk", "4711/8", "10.53017", "106.41013", "77123456"]
    assert found_in(said, never) == []
    assert "Đèn đường hư." in said and found.code in said  # the pages do speak of this report


@pytest.mark.parametrize("leak", ["text", "name", "phone", "point", "place"])
def test_a_keeper_that_leaks_is_found(world, monkeypatch, leak):
    honest = faces.face_of

    def leaking(report):
        told = {"text": report.text, "name": report.reporter.name, "phone": report.reporter.phone,
                "point": str(report.lat), "place": report.place}  # fmt: skip
        face = honest(report)
        return face and face | {"text": f"{face['text']} {told[leak]}"}

    monkeypatch.setattr(keeping, "face_of", leaking)
    found = published_with(world, "Huỳnh Quỳnh Zạ", "+84912345678", "zquynh100@thu.example", "Đèn đường hư.")
    never = ["Huỳnh Quỳnh Zạ", "+84912345678", "qwxz", "10.53017", "4711/8"]
    assert found_in(everything_public(found.code), never) != []


def test_a_number_of_anybody_is_covered_in_what_a_person_wrote():
    known = Known(name="Nguyễn Thị Sáu", phone="+84912345678", email="sau@thu.example")
    assert cover("Gọi 0987.654.321 hoặc lan@thu.example", known) == f"Gọi {COVER} hoặc {COVER}"
    assert cover("CCCD 080190000017, NGUYEN THI  SAU", known) == f"CCCD {COVER}, {COVER}"
    assert (
        cover("Ngày 17/11/2026 lúc 20 giờ, 3 đèn, quốc lộ 62", known) == "Ngày 17/11/2026 lúc 20 giờ, 3 đèn, quốc lộ 62"
    )


def test_an_agency_may_name_its_own_telephone_but_not_the_reporters():
    known = Known(name="Nguyễn Thị Sáu", phone="+84912345678", email="sau@thu.example")
    said = cover_reporter("Bà Nguyễn Thị Sáu (0912 345 678) gọi Điện lực: 0272 3826 000, dl@pc.example", known)
    assert said == f"Bà {COVER} ({COVER}) gọi Điện lực: 0272 3826 000, dl@pc.example"
