"""A small index in a small province."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.verbs import writing
from tinhso.engines.indexes.versions import Index
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.tests.trial import ALL, happened

FROM = date(2025, 7, 1)
PERIOD = "2026-Q4"


def actor_in(office, *codes) -> Actor:
    """Somebody who holds these permissions at the office and below."""
    person = directory.register_person(name="Lê Thị Mỹ Hạnh", by=PLATFORM)
    actor = directory.actor_for(directory.appoint(person, office, "Chuyên viên", by=PLATFORM))
    for code in codes:
        access.allow(actor.position, code, office.below_id, by=PLATFORM)
    return actor


@pytest.fixture
def offices(db):
    area = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)

    def make(name, code, parent=None, kind="department"):
        return make_office(name=name, kind=kind, code=code, parent=parent, area=area, valid_from=FROM, by=PLATFORM)

    top = make("Ủy ban nhân dân tỉnh Tây Ninh", "H53", kind="committee")
    justice = make("Sở Tư pháp", "H53.03", top)
    return SimpleNamespace(
        top=top,
        justice=justice,
        division=make("Phòng Hộ tịch", "H53.03.01", justice, kind="division"),
        health=make("Sở Y tế", "H53.11", top),
        commune=make("Ủy ban nhân dân phường Long An", "H53.101", top, kind="committee"),
    )


@pytest.fixture
def trial(monkeypatch):
    """The trial's indicators are declared, and it is 10 December 2026."""
    known = {one.code: one for one in ALL}
    monkeypatch.setattr(indicators, "indicators", lambda: known)
    with clock.travel(clock.at(2026, 12, 10, 9)):
        yield


@pytest.fixture
def index(offices, trial):
    """Two groups: on time (computed, 10 points), papers by hand (5) and by evidence (5; not for committees)."""
    made = Index.objects.create(code="trial", name="Chỉ số thử", every="quarter")
    version = writing.draft(made, by=PLATFORM)
    version.grades = [[90, "Xuất sắc"], [50, "Khá"], [0, "Yếu"]]
    version.ranked_from = 5
    version.save()

    def write(level, number, name, parent=None, **given):
        return writing.write(version, None, parent=parent, level=level, number=number, name=name, by=PLATFORM, **given)

    one = write("group", "I", "Tiến độ")
    heading = write("heading", "I.1", "Đúng hạn", one)
    criterion = {"unit": "percent", "rule": {"kind": "share"}}
    write("criterion", "1", "Giải quyết đúng hạn", heading, maximum=Decimal(10), source="indicator",
          indicator="trial.on_time", target=Decimal(80), **criterion)  # fmt: skip
    two = write("group", "II", "Công khai")
    write("criterion", "2", "Công khai đủ", two, maximum=Decimal(5), source="hand", target=Decimal(100), **criterion)
    write("criterion", "3", "Có quy chế", two, maximum=Decimal(5), source="evidence", unit="yes_no",
          rule={"kind": "at_least"}, target=Decimal(1), exempt=["committee"])  # fmt: skip
    writing.publish(version, valid_from=FROM, by=PLATFORM)
    return made


@pytest.fixture
def version(index):
    return index.versions.get()


@pytest.fixture
def line(version):
    return {item.number: item for item in Item.objects.filter(version=version).select_related("version__index")}


@pytest.fixture
def worked(offices):
    """Of the department of justice 3 of 4 went in time (one of them in its division); of the commune 1 of 1."""
    for day, (office, on_time) in enumerate(
        [(offices.justice, True), (offices.justice, True), (offices.division, True), (offices.justice, False),
         (offices.commune, True)], 1,
    ):  # fmt: skip
        happened("went", clock.at(2026, 11, day), office=office.here_id, on_time=on_time)
