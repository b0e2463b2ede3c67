"""What leaders read of reports, and the lists behind the figures."""

import pytest

from tinhso.base import clock
from tinhso.base.clock import at
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.api import Period
from tinhso.engines.indicators.boards import boards
from tinhso.systems.feedback.indicators import BOARD, OVERDUE, RECEIVED
from tinhso.systems.feedback.tests.published import answer

pytestmark = pytest.mark.goal("feedback-38")
NOVEMBER = Period.month(2026, 11)


def values(**where):
    total = indicators.figures(BOARD.indicators, period=NOVEMBER, compare=(), **where).total
    return {code.removeprefix("feedback."): figure.value for code, figure in total.items()}


def test_every_figure_counts_what_its_definition_says(world):
    good, slow, elsewhere = world.report(), world.report(), world.report()
    coordinator, citizen = world.actor("coordinator"), world.actor("citizen")
    cases.refuse(elsewhere.pk, reason="Việc của 113.", basis="Quy chế 1022", by=coordinator)
    answer(world, good.case, "Đã thay bóng đèn.")
    cases.rate(good.pk, score=5, by=citizen)
    process = cases.process_for("feedback")
    cases.accept(slow.pk, limit=Limit(1, "workday"), by=coordinator, process=process, office=world.commune)
    with clock.travel(at(2026, 11, 20, 9)):
        assert values() == {
            "received": 3, "assigned": 2, "answered": 1, "on_time": 100.0, "overdue": 1, "answers_published": 1,
            "satisfaction": 100.0, "refused": 1, "reopened": 0,
        }  # fmt: skip
        (line,) = indicators.drill(OVERDUE, period=NOVEMBER, offices=[world.commune.here_id])
        assert (line.record, line.office, line.topic) == (slow.pk, world.commune.here_id, "chieu-sang")
        assert values(offices=[world.commune.here_id])["overdue"] == 1
        assert values(offices=[world.centre.here_id])["overdue"] == 0


@pytest.mark.goal("feedback-19")
def test_each_agency_has_a_score_of_its_own(world):
    for score in (5, 1):
        made = world.report()
        answer(world, made.case, "Đã thay bóng đèn.")
        cases.rate(made.pk, score=score, by=world.actor("citizen"))
    assert values(offices=[world.commune.here_id])["satisfaction"] == 50.0
    assert values(offices=[world.stranger.office.here_id])["satisfaction"] is None
    assert values(offices=[world.centre.here_id])["satisfaction"] is None


def test_an_answer_that_was_objected_to_is_none_and_its_rating_still_counts(world):
    made, citizen = world.report(), world.actor("citizen")
    answer(world, made.case, "Đã kiểm tra.")
    cases.rate(made.pk, score=2, by=citizen)
    cases.reopen(made.pk, reason="Đèn vẫn chưa sáng.", limit=Limit(15, "workday"), by=citizen)
    found = values()
    assert (found["answered"], found["answers_published"], found["reopened"], found["satisfaction"]) == (0, 0, 1, 0.0)
    assert found["on_time"] is None


def test_offices_areas_and_topics_are_dimensions(world):
    made = world.report(area=world.commune.area)
    answer(world, made.case, "Đã thay bóng đèn.")
    area = world.commune.area_id
    assert values(offices=[world.centre.here_id])["received"] == 1
    assert values(offices=[world.commune.here_id])["answered"] == 1
    assert values(areas=[area])["received"] == values(areas=[area])["answered"] == 1
    (line,) = indicators.drill(RECEIVED, period=NOVEMBER)
    assert (line.office, line.area, line.topic) == (world.centre.here_id, area, "chieu-sang")


def test_the_board_stands_after_the_dossiers(db):
    codes = [board.code for board in boards()]
    assert codes.index("services") < codes.index("feedback")
    for indicator in BOARD.indicators:
        assert indicator.definition and indicator.name
