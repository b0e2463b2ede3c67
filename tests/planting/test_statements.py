"""What planting asks of the database: the first start of the demonstration is a wait that grows unnoticed."""

import pytest

from tests.budgets.statements import statements
from tinhso.engines.access.models import Grant
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.province import Province

pytestmark = pytest.mark.django_db
PER_ACT, PER_APPOINTMENT = 40, 12


def test_an_act_of_a_planted_life_asks_forty_statements_with_all_its_letters_and_messages(written):
    lives = list(Province().ended())
    Living().live(lives[:1])  # what a process remembers of the set-up is there
    acts = sum(1 + len(life.acts) for life in lives[1:])
    with statements() as found:
        Living().live(lives[1:])
    assert len(found) <= PER_ACT * acts
    assert not [sql for sql in found if "procrastinate_jobs" in sql and "SELECT" in sql]  # nobody polls for listeners


def test_appointing_grants_all_the_rights_of_a_role_at_once(written):
    _writer, homes, people = written
    office, (person, _invented) = homes[0].office, people[0]
    with statements() as found:
        position = directory.appoint(person, office, "Phó Chủ tịch", roles=["leader"], by=PLATFORM)
    assert Grant.objects.filter(holder=position.subject_id).count() > 5
    assert len(found) <= PER_APPOINTMENT, "\n".join(sql[:120] for sql in found)
