"""Hard rules stop a report, soft ones ask for a sentence; both may look at earlier periods."""

import pytest

from tinhso.base.errors import Refused
from tinhso.systems.reports.content.checking import Cell, Past, findings
from tinhso.systems.reports.content.reading import read_content
from tinhso.systems.reports.content.soundness import check_content
from tinhso.systems.reports.content.writing import read_written, written
from tinhso.systems.reports.models import Regime
from tinhso.systems.reports.past import past_of
from tinhso.systems.reports.tests.world import FORM, GOOD, cells
from tinhso.systems.reports.verbs.filling import save, submit

CONTENT = read_content(FORM)
RULE = "Số trẻ tiêm đủ không vượt quá số trẻ dưới 1 tuổi."
LINES = """
I. Tiêm chủng
1 | Trẻ dưới 1 tuổi | trẻ
2\tTrẻ được tiêm đủ mũi\ttrẻ
3 | Tỷ lệ tiêm đủ | % | | 2 | x
II. Dịch bệnh
4 | Ca mắc | ca | | | | 50
"""


def said(values, past=None, **notes):
    return [(f.line, f.hard, f.stops) for f in findings(CONTENT, cells(values, **notes), past or Past())]


def test_good_figures_are_not_questioned():
    assert said(GOOD) == []


@pytest.mark.goal("ioc-14")
def test_a_hard_rule_cannot_be_explained_away():
    broken = {**GOOD, "2": "190"}
    assert said(broken, n2="Có trẻ nơi khác đến tiêm") == [("2", True, True)]
    assert findings(CONTENT, cells(broken), Past())[0].words == RULE


@pytest.mark.goal("ioc-14")
def test_a_soft_rule_across_periods_is_settled_by_a_sentence():
    past = Past(previous={"1": 300.0})
    assert said(GOOD, past) == [("1", False, True)]
    assert said(GOOD, past, n1="Chia tách khu phố") == [("1", False, False)]


@pytest.mark.goal("ioc-14")
def test_a_figure_far_from_the_period_before_or_from_ones_own_past_asks_for_a_sentence():
    assert said({**GOOD, "4": "10"}, Past(previous={"4": 6.0})) == [("4", False, True)]  # 67 % more than before
    assert said({**GOOD, "4": "9"}, Past(previous={"4": 6.0})) == []
    past = Past(all={"2": [110.0, 112.0, 113.0, 111.0]})
    assert said({**GOOD, "2": "60"}, past) == [("2", False, True)]
    assert said({**GOOD, "2": "60"}, past, n2="Thiếu vắc xin") == [("2", False, False)]
    assert said({**GOOD, "2": "105"}, past) == []


def test_what_is_no_number_or_has_too_many_decimals_is_hard():
    assert said({**GOOD, "4": "sáu"}) == [("4", True, True)]
    assert said({**GOOD, "3": "95,123"}) == [("3", True, True)]
    assert said({**GOOD, "4": "6,5"}) == [("4", True, True)]


def test_what_is_missing_needs_a_reason_unless_it_is_optional():
    assert said({**GOOD, "3": ""}) == []
    assert said({**GOOD, "4": ""}) == [("4", True, True)]
    assert said({**GOOD, "4": "-"}, n4="Trạm y tế chưa báo cáo") == []


@pytest.mark.goal("ioc-14")
def test_ones_own_past_is_what_the_same_office_delivered(world):
    world.deliver(values={**GOOD, "4": "10"}, office=world.ward)
    later = world.of(world.ward)
    later.pk, later.first = None, later.end
    assert past_of(later).all["4"] == [10.0]
    later.office = world.other
    assert past_of(later).all == {}


@pytest.mark.goal("ioc-14")
def test_nothing_wrong_is_submitted(world):
    one = world.of(world.ward)
    save(one.pk, cells({**GOOD, "2": "190"}), by=world.clerk)
    with pytest.raises(Refused):
        submit(one.pk, by=world.clerk)
    assert (world.of(world.ward).stage, world.of(world.ward).draft["2"]) == ("draft", ["190", ""])


def test_a_form_is_written_and_read_again_as_the_same():
    content = read_written(LINES, "[2] <= [1] | Không vượt quá.\n? [1] > previous([1]) | Giảm.")
    assert [len(section["lines"]) for section in content["sections"]] == [3, 1]
    assert content["sections"][0]["lines"][2] == {
        "code": "3", "name": "Tỷ lệ tiêm đủ", "unit": "%", "places": 2, "optional": True
    }  # fmt: skip
    assert content["rules"][1] == {"rule": "[1] > previous([1])", "words": "Giảm.", "soft": True}
    assert read_written(*written(read_content(content))) == content


@pytest.mark.parametrize(
    ("lines", "rules", "field"),
    [
        ("1 | Trẻ | trẻ", "", "lines"),
        ("I\n1 | Trẻ\n1 | Trẻ nữa", "", "lines"),
        ("I\n1 | Trẻ | trẻ | tinh.khong_co", "", "lines"),
        ("I\n1 | Trẻ", "[9] <= [1] | Không có dòng 9", "rules"),
        ("I\n1 | Trẻ", "[1] [1] | Không có dấu", "rules"),
        ("I\n1 | Trẻ", "[1] > 0", "rules"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_beside_its_field(lines, rules, field):
    with pytest.raises(Refused) as refused:
        check_content(read_content(read_written(lines, rules)), Regime(grain="month"), {})
    assert refused.value.field == field


def test_an_explanation_is_a_sentence_not_a_dot():
    assert said({**GOOD, "4": "10"}, Past(previous={"4": 6.0}), n4=".") == [("4", False, True)]
    assert Cell().text == ""
