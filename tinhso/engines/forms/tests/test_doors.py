"""The front door and the channels are dated: what held on a day goes on holding for that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Acceptance, Door, Procedure, Sector
from tinhso.engines.signatures.tests.conftest import make_test_office

pytestmark = pytest.mark.django_db
TURN = date(2025, 7, 1)


@pytest.fixture
def procedure(db):
    sector = Sector.objects.create(code="ho-tich", name="Hộ tịch")
    return Procedure.objects.create(code="9.000001", name="Thủ tục thử", sector=sector)


@pytest.fixture
def clerk(db):
    office = make_test_office()
    person = directory.register_person(name="Lê Thị Mỹ Hạnh", by=PLATFORM)
    return directory.actor_for(directory.appoint(person, office, "Chuyên viên", by=PLATFORM))


def test_without_a_row_our_own_portal_is_the_door_and_every_channel_is_open(procedure):
    assert forms.door_of(procedure.code) == "own"
    assert forms.channels_of(procedure.code) == {"online", "desk", "post"} and forms.takes_paper(procedure.code)


def test_since_the_day_of_the_turn_the_national_portal_is_the_door_and_before_it_was_not(procedure):
    forms.set_door("own", valid_from=date(2018, 11, 1), basis="61/2018/NĐ-CP", by=PLATFORM)
    forms.set_door("national", valid_from=TURN, basis="118/2025/NĐ-CP", by=PLATFORM)
    assert forms.door_of(procedure.code, TURN - timedelta(days=1)) == "own"
    assert (forms.door_of(procedure.code, TURN), forms.door_of(procedure.code)) == ("national", "national")
    forms.set_door("both", procedure=procedure, valid_from=clock.today(), basis="Thí điểm", by=PLATFORM)
    assert (forms.door_of(procedure.code), forms.door_of("9.000002")) == ("both", "national")


def test_what_a_clerk_files_where_no_paper_is_taken_is_assisted(procedure):
    tomorrow = clock.today() + timedelta(days=1)
    forms.set_channels(["online"], procedure=procedure, valid_from=tomorrow, basis="QĐ 01", by=PLATFORM)
    assert forms.counted_as(procedure.code, "desk") == "desk"
    assert forms.counted_as(procedure.code, "desk", tomorrow) == "assisted"
    assert forms.counted_as(procedure.code, "online", tomorrow) == "online"
    assert not forms.takes_paper(procedure.code, tomorrow)
    with pytest.raises(Refused):
        forms.counted_as(procedure.code, "post", tomorrow)


def test_what_is_not_taken_online_is_refused_with_where_to_go(procedure):
    forms.set_channels(["desk"], procedure=procedure, valid_from=clock.today(), basis="QĐ 01", by=PLATFORM)
    with pytest.raises(Refused):
        forms.counted_as(procedure.code, "online")


def test_who_has_not_the_right_sets_nothing(procedure, clerk):
    for verb in (lambda: forms.set_door("own", valid_from=clock.today(), basis="QĐ", by=clerk),
                 lambda: forms.set_channels(["desk"], valid_from=clock.today(), basis="QĐ", by=clerk)):  # fmt: skip
        with pytest.raises(Denied):
            verb()
    assert not Door.objects.exists() and not Acceptance.objects.exists()
    assert not Event.objects.filter(kind__in=("forms.door_set", "forms.channels_set")).exists()


def test_the_past_is_not_rewritten_and_the_same_is_not_set_twice(procedure, clerk):
    top = directory.top_office()
    assert top is not None
    access.allow(clerk.position, "forms.channels", top.here_id, by=PLATFORM)
    forms.set_door("own", valid_from=clock.today(), basis="QĐ 01", by=clerk)
    for wrong in ({"valid_from": clock.today() - timedelta(days=1)}, {"basis": " "}):
        with pytest.raises(Refused):
            forms.set_door("both", **({"valid_from": clock.today(), "basis": "QĐ 02"} | wrong), by=clerk)
    with pytest.raises(AlreadyDone):
        forms.set_door("own", valid_from=clock.today(), basis="QĐ 03", by=clerk)
    assert Door.objects.count() == 1
