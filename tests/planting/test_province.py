"""The demonstration's dossiers: every way that one can go, and nothing planted twice."""

import pytest

from tests.province import MONDAY
from tinhso.base import clock
from tinhso.engines.cases.models import Case, Stage
from tinhso.systems.services.demo import plant_work
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.province import Province

pytestmark = pytest.mark.django_db


def test_the_lives_use_every_verb_and_end_before_the_present(written):
    province = Province()
    lives = list(province.lives())
    assert 110 <= len(lives) <= 150
    assert {act.verb for life in lives for act in life.acts} == {
        "pay_cash", "pay_online", "accept", "refuse", "ask_supplement", "answer_supplement", "finish_step", "send_back",
        "extend", "withdraw", "answer_withdrawal", "stop", "decide", "hand_out", "rate",
    }  # fmt: skip
    assert all(act.at < province.now for life in lives for act in life.acts)
    assert len({life.procedure for life in lives}) == 10


def test_the_unusual_ways_end_where_they_should_and_are_planted_once(written):
    Living().live(Province().ended())
    stages = [Stage(stage) for stage in Case.objects.values_list("stage", flat=True)]
    assert {stage: stages.count(stage) for stage in set(stages)} == {
        Stage.SUPPLEMENT: 2,
        Stage.SUBMITTED: 2,
        Stage.REFUSED: 2,
        Stage.STOPPED: 4,
        Stage.WITHDRAWING: 1,
        Stage.PROCESSING: 2,
    }
    assert clock.now() >= MONDAY
    assert plant_work() == 0
