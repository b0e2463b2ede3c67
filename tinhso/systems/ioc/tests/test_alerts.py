from datetime import time, timedelta
from random import Random
from string import Formatter

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.api import Period, sight
from tinhso.engines.indicators.tests.trial import BY_CODE, CAME, ON_TIME, happened
from tinhso.engines.messages.models import Message
from tinhso.engines.messages.texts import MAIL_MAY_NAME
from tinhso.systems.ioc.alerts.checking import check
from tinhso.systems.ioc.alerts.machine import Bounds, Sight, Standing, State, is_quiet, step
from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.alerts.verbs import acknowledge, close, end_rule, make_rule
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.pages.alerts import alerts as the_page
from tinhso.systems.ioc.tests.world import leader, visit
from tinhso.systems.ioc.texts import TEXTS

pytestmark = pytest.mark.goal("ioc-21")
NOON = clock.at(2026, 11, 22, 12)


@pytest.mark.parametrize(
    ("is_above", "value", "seen"),
    [
        (True, 10, Sight.WORSE), (True, 9, Sight.BETWEEN), (True, 8, Sight.FINE), (True, None, Sight.BETWEEN),
        (False, 10, Sight.WORSE), (False, 11, Sight.BETWEEN), (False, 12, Sight.FINE),
    ],
)  # fmt: skip
def test_a_value_between_the_bounds_changes_nothing(is_above, value, seen):
    assert Bounds(is_above, 10, 8 if is_above else 12).sees(value) is seen


@pytest.mark.parametrize("walk", range(40))
def test_it_fires_only_after_holding_and_ends_only_when_fine(walk):
    chance = Random(walk)
    state, moment, worse_since, hold = State(), NOON, None, chance.randint(0, 60)
    for _look in range(60):
        seen = chance.choice(list(Sight))
        moment += timedelta(minutes=chance.randint(1, 30))
        before, state = state, step(state, seen, moment, timedelta(minutes=hold))
        worse_since = (worse_since or moment) if seen is Sight.WORSE else None
        if before.standing is Standing.FIRING:
            assert (state.standing is Standing.FIRING) == (seen is not Sight.FINE)
        elif state.standing is Standing.FIRING:
            assert worse_since is not None
            assert moment - worse_since >= timedelta(minutes=hold)
        elif seen is Sight.WORSE:
            assert moment - worse_since < timedelta(minutes=hold) or before.standing is Standing.CALM
            assert state.standing is Standing.WAITING
        else:
            assert state.standing is Standing.CALM


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "quiet"),
    [
        (23, 22, 6, True),
        (5, 22, 6, True),
        (6, 22, 6, False),
        (12, 22, 6, False),
        (13, 12, 14, True),
        (14, 12, 14, False),
    ],
)  # fmt: skip
def test_quiet_hours_may_go_past_midnight(hour, begins, ends, quiet):
    assert is_quiet(clock.at(2026, 11, 22, hour), time(begins), time(ends)) is quiet


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr("tinhso.systems.ioc.alerts.checking.catalogue", lambda: BY_CODE)
    monkeypatch.setattr("tinhso.systems.ioc.pages.alerts.catalogue", lambda: BY_CODE)


def rule(actor, indicator=CAME, unit="", **given):
    asked = Asked(actor, sight(actor, unit), Period.month(2026, 11))
    values = {"kind": "value", "is_above": True, "bound": 10.0, "by": actor}
    return make_rule(indicator=indicator, asked=asked, **{**values, **given})


@pytest.fixture
def chair(offices):
    return leader(offices.province.below_id, "ioc.watch")


@pytest.mark.django_db
def test_a_rule_fires_holds_tells_its_owner_and_is_well_again(offices, chair):
    made = rule(chair, hold_minutes=10, clears_at=8.0, quiet_from=time(22), quiet_to=time(6))
    assert check() == 0  # nine came
    happened("came", clock.at(2026, 11, 21), office=offices.health.here_id)
    with clock.travel(clock.at(2026, 11, 22, 21, 55)):
        assert check() == 0  # ten: it waits whether that holds
    with clock.travel(clock.at(2026, 11, 22, 22, 8)):
        assert check() == 1
    alert = Alert.objects.get()
    assert (alert.value, alert.told_at, Message.objects.count()) == (10, None, 0)  # the quiet hours
    with clock.travel(clock.at(2026, 11, 23, 6, 5)):
        assert check() == 1
        assert check() == 1
    assert Message.objects.get().to == chair.position
    happened("came", clock.at(2026, 11, 21), office=offices.health.here_id, sign=-1)
    assert check() == 1  # nine: not yet at the eight where it is calm again
    happened("came", clock.at(2026, 11, 21), office=offices.health.here_id, sign=-1)
    assert check() == 0
    alert.refresh_from_db()
    made.refresh_from_db()
    assert alert.cleared_at is not None
    assert (made.standing, made.seen) == ("calm", 8)


@pytest.mark.django_db
def test_a_change_and_a_silence_are_watched_too(offices, chair):
    happened("came", clock.at(2026, 10, 2), office=offices.health.here_id)
    rule(chair, kind="change", bound=100.0)
    rule(chair, ON_TIME, "H53.10", kind="silence", bound=24.0)
    assert check() == 1  # 9 after 1 is 800 % more
    with clock.travel(clock.at(2026, 11, 23, 10)):
        assert check() == 2  # the newest record is older than the rule: silent since the rule was made
    assert {alert.rule.kind for alert in Alert.objects.all()} == {"change", "silence"}


@pytest.mark.django_db
def test_an_alert_is_taken_note_of_and_closed_once_by_whoever_may(offices, chair):
    made = rule(chair, bound=1.0)
    check()
    alert = Alert.objects.get()
    stranger = leader(offices.health.below_id, "ioc.watch")
    for act in (lambda by: acknowledge(alert.pk, by=by), lambda by: end_rule(made.pk, by=by)):
        with pytest.raises(Denied):
            act(stranger)
        act(chair)
        with pytest.raises(AlreadyDone):
            act(chair)
    with pytest.raises(Denied):
        close(alert.pk, words="Đã xem.", by=stranger)
    with pytest.raises(Refused):
        close(alert.pk, words=" ", by=chair)
    assert "came" in visit(the_page, chair).content.decode()
    assert close(alert.pk, words="Đã rà soát, do nghỉ lễ.", by=chair).closed_by == chair.position
    with pytest.raises(AlreadyDone):
        close(alert.pk, words="Đã xem.", by=chair)
    assert check() == 0  # the rule has ended


@pytest.mark.django_db
def test_a_rule_is_refused_where_one_may_not_watch_or_it_makes_no_sense(offices, chair):
    with pytest.raises(Denied):
        rule(leader(offices.justice.below_id), bound=1.0)
    with pytest.raises(Denied):
        rule(leader(offices.justice.below_id, "ioc.watch"), unit="H53")
    for wrong, field in (
        ({"clears_at": 11.0}, "clears_at"), ({"quiet_from": time(22)}, "quiet_to"),
        ({"kind": "silence", "is_above": False}, "kind"), ({"hold_minutes": 100_000}, "hold_minutes"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            rule(chair, **wrong)
        assert refused.value.field == field
    assert not AlertRule.objects.exclude(made_by=PLATFORM.subject).exists()


def test_what_is_told_by_mail_names_nothing_that_may_not_leave_the_house():
    for text in TEXTS:
        for words in (text.subject, text.mail):
            assert {name for _, name, _, _ in Formatter().parse(str(words)) if name} <= MAIL_MAY_NAME
