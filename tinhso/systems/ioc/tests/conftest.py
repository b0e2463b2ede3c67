from datetime import date
from types import SimpleNamespace

import pytest

from tinhso.base import clock
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.api import Board, Live
from tinhso.engines.indicators.tests.trial import ALL, happened

FROM = date(2025, 7, 1)
TODAY = clock.at(2026, 11, 22, 7)
LATE = Live("trial.late", "late", count=lambda offices: {}, drill=lambda *_: [])
TRIAL = Board("trial", "The trial", (*ALL, LATE))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def offices():
    """A province with two departments, the first of which has a division; and a party body apart."""
    area = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)

    def make(name, code, parent=None, kind="department"):
        return make_office(name=name, kind=kind, code=code, parent=parent, area=area, valid_from=FROM, by=PLATFORM)

    province = make("Ủy ban nhân dân tỉnh", "H53", kind="committee")
    justice = make("Sở Tư pháp", "H53.10", province)
    return SimpleNamespace(
        province=province,
        justice=justice,
        division=make("Phòng Hộ tịch", "H53.10.02", justice),
        health=make("Sở Y tế", "H53.11", province),
        party=make("Tỉnh ủy", "A53", kind="party"),
    )


@pytest.fixture(autouse=True)
def november(request, monkeypatch):
    if request.node.get_closest_marker("django_db") is None:
        yield
        return
    offices = request.getfixturevalue("offices")
    given = {
        "indicators.board": (TRIAL,),
        "records.url": (),
    }
    monkeypatch.setattr("tinhso.engines.indicators.boards.offered", given.__getitem__)
    for office, n in ((offices.justice, 3), (offices.division, 2), (offices.health, 4), (offices.party, 9)):
        for day in range(n):
            happened("came", clock.at(2026, 11, 1 + day), office=office.here_id, channel="portal", fee=8000,
                     recorded_at=TODAY)  # fmt: skip
    happened("went", clock.at(2026, 11, 20), office=offices.justice.here_id, on_time=True, recorded_at=TODAY)
    happened("went", clock.at(2026, 11, 20), office=offices.justice.here_id, on_time=False, recorded_at=TODAY)
    with clock.travel(clock.at(2026, 11, 22, 9)):
        yield
