"""A citizen with a mail address, one without, and an official."""

from __future__ import annotations

from datetime import date

import pytest

from tinhso.engines.access.models import Subject
from tinhso.engines.directory.models import Area, Office, Party, Person, Position
from tinhso.engines.messages import texts as texts_module
from tinhso.engines.messages.texts import Text

TEXTS = {
    text.code: text
    for text in (
        Text("try.accepted", "Đã tiếp nhận hồ sơ {code}", "Hồ sơ {code} của ông/bà {child} đã được tiếp nhận."),
        Text("try.leaky", "Hồ sơ {code}", "{child}", mail="Hồ sơ của {child}"),
        Text("try.leaky_subject", "Hồ sơ của {child}", "{child}"),
        Text("try.quiet", "Nhắc việc", "Hồ sơ {code} sắp đến hạn.", channels=()),
    )
}


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    monkeypatch.setattr(texts_module, "texts", lambda: TEXTS)


def party(name: str, email: str = "") -> Party:
    subject = Subject.objects.create(kind="person")
    return Party.objects.create(kind="person", name=name, email=email, subject=subject)


@pytest.fixture
def lan(db):
    return party("Nguyễn Thị Lan", "lan@example.vn")


@pytest.fixture
def binh(db):
    return party("Trần Văn Bình")


@pytest.fixture
def officer(db):
    """Lê Minh Châu, who holds a position."""
    area = Area.objects.create(code="80", level="province", kind="tỉnh", name="Tây Ninh", valid_from=date(2025, 7, 1))
    subjects = [Subject.objects.create(kind=kind) for kind in ("here", "below", "position")]
    office = Office.objects.create(
        name="Trung tâm",
        kind="centre",
        code="H53.1",
        area=area,
        here=subjects[0],
        below=subjects[1],
        valid_from=date(2025, 7, 1),
    )
    person = Person.objects.create(party=party("Lê Minh Châu", "chau@example.vn"))
    return Position.objects.create(
        office=office, title="Chuyên viên", person=person, subject=subjects[2], valid_from=date(2025, 7, 1)
    )
