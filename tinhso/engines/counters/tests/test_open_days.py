"""Days without appointment are data."""

from datetime import date, time

import pytest

from tinhso.base.errors import AlreadyDone, Denied
from tinhso.engines.counters.models import OpenDay
from tinhso.engines.counters.ruling import open_day_of
from tinhso.engines.counters.verbs.setting_up import end_day, open_day

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-16")]
WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def wednesday(hall):
    return open_day(hall.office, weekday=2, until=time(15), sectors=["ho-tich"], by=hall.clerks[0])


def test_a_wednesday_without_appointment_holds_for_its_fields(hall, wednesday):
    assert open_day_of(hall.office, "2.000635", "ho-tich", WEDNESDAY) == wednesday
    assert open_day_of(hall.office, "1.004253", "xay-dung", WEDNESDAY) is None
    assert open_day_of(hall.office, "2.000635", "ho-tich", date(2026, 11, 19)) is None
    assert open_day_of(hall.office, "2.000635", "ho-tich", date(2026, 11, 11)) is None  # before it was decided


def test_it_is_decided_once_by_who_keeps_the_hall(hall, wednesday, stranger):
    with pytest.raises(AlreadyDone):
        open_day(hall.office, weekday=2, until=time(15), by=hall.clerks[0])
    with pytest.raises(Denied):
        open_day(hall.office, weekday=3, until=time(15), by=stranger)
    with pytest.raises(Denied):
        end_day(wednesday.pk, by=stranger)
    assert OpenDay.objects.filter(valid_to=None).count() == 1
    end_day(wednesday.pk, by=hall.clerks[0])
    assert open_day_of(hall.office, "2.000635", "ho-tich", WEDNESDAY) is None
