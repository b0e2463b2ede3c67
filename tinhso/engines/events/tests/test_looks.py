"""Who looked at whose personal data."""

import pytest
from django.db import DatabaseError, connection, models, transaction

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.events.api import Actor, looked
from tinhso.engines.events.models import Look

pytestmark = pytest.mark.django_db


class Someone(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)

    class Meta:
        app_label = "events_trial"
        managed = False


@pytest.mark.goal("events-5")
@pytest.mark.goal("cases-23")
def test_a_look_says_who_at_what_when_and_why():
    someone, moment = Someone(), clock.at(2026, 11, 2, 9)
    with clock.travel(moment):
        looked(someone, by=Actor(subject=7, position=9), data_class="identifier", reason="Đối chiếu tại quầy")
    look = Look.objects.get()
    assert (look.actor, look.position, look.subject, look.subject_type) == (7, 9, someone.pk, "events_trial.someone")
    assert (look.data_class, look.reason) == ("identifier", "Đối chiếu tại quầy")
    assert abs((look.at - moment).total_seconds()) < 5


@pytest.mark.parametrize("statement", ["UPDATE events_look SET reason = ''", "DELETE FROM events_look"])
def test_a_look_is_never_changed_or_deleted(statement):
    looked(Someone(), by=Actor(subject=7), data_class="phone", reason="Gọi lại cho người dân")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Look.objects.get().reason == "Gọi lại cho người dân"
