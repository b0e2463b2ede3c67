import pytest

from tinhso.base.errors import Refused
from tinhso.engines.indicators.derived import check
from tinhso.engines.indicators.formulas import Operand, parse, worth, written
from tinhso.engines.indicators.measures import Indicator, Measure, Ratio, Stock, Sum, count
from tinhso.engines.indicators.saying import in_words
from tinhso.engines.indicators.typed import Typed

CAME = Measure("t.came", "Came", kinds=("t.came",))
FEES = Sum("t.fees", "Fees", kinds=("t.came",), unit="đ")
SHARE = Ratio("t.share", "Share", of=count("t.a"), over=count("t.b"))
OPEN = Stock("t.open", "Open", plus=count("t.a"), minus=count("t.b"))
PEOPLE = Typed("t.people", "People", series=None, grain="year", over_time="last")
KNOWN: dict[str, Indicator] = {i.code: i for i in (CAME, FEES, SHARE, OPEN, PEOPLE)}


def code_of(name: str) -> str:
    return next(i.code for i in KNOWN.values() if i.name == name)


def read(text: str):
    return parse(text, code_of=code_of)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7), ("(1 + 2) × 3", 9), ("8 ÷ 4 ÷ 2", 1), ("8 / (4 / 2)", 4), ("5 − (2 − 1)", 4), ("-2 + 5", 3),
        ("0,5 * 4", 2), ("t.came / 0", None), ("[Came] * 2", 20), ("kỳ trước(t.came) - t.came", -9),
        ("t.open", None), ("t.open + 1", None),
    ],
)  # fmt: skip
def test_a_formula_comes_to_what_school_says(text, value):
    given = {Operand("t.came"): 10, Operand("t.came", ("previous",)): 1}
    assert worth(read(text), given.get) == value


@pytest.mark.parametrize(
    "text",
    [
        "t.came - (t.fees - t.open)",
        "(t.came + 1) * 2",
        "previous(t.came) / (t.came / 2)",
        "t.came * 1000000",
        "t.came / 0,0001",
    ],
)
def test_a_written_formula_reads_as_the_same_again(text):
    tree = read(text)
    assert read(written(tree, lambda code: code)) == tree


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "(1", "1)", "t.came t.fees", "__import__('os')", "exec(t.came)", "t.came ** 2", "t.came.__class__(1)",
     "[]", "(" * 60 + "1" + ")" * 60, "1" * 3000],
)  # fmt: skip
def test_what_is_no_formula_is_refused_and_nothing_is_run(text):
    with pytest.raises(Refused):
        read(text)


@pytest.mark.goal("ioc-1")
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("t.came / t.people * 1000", "hồ sơ/nghìn dân"), ("t.fees / t.came", "đ"), ("t.fees / t.fees * 100", "%"),
        ("t.share - last_year(t.share)", "điểm %"), ("to_date(t.came)", ""), ("to_date(t.share)", "%"),
        ("t.came + t.open", ""), ("t.fees - previous(t.fees)", "đ"),
    ],
)  # fmt: skip
def test_units_that_belong_together_are_let_through(text, unit):
    check(read(text), unit, code="tinh.x", find=KNOWN.get)


@pytest.mark.goal("ioc-2")
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("t.share + t.share", "%"),  # percentages are never added
        ("(t.share + last_year(t.share)) / 2", "%"),  # nor averaged
        ("t.share * t.came", "%"),
        ("t.share - last_year(t.share)", "%"),  # these are points
        ("t.fees + t.came", "đ"),
        ("t.fees + 1", "đ"),
        ("t.fees * t.fees", "đ"),
        ("t.fees / t.came", "%"),
        ("to_date(t.open)", ""),  # a stock is not added over time
        ("to_date(t.people)", ""),
        ("t.nothing", ""),
        ("100", ""),
    ],
)
def test_a_wrong_sum_over_units_or_time_is_refused(text, unit):
    with pytest.raises(Refused):
        check(read(text), unit, code="tinh.x", find=KNOWN.get)


def test_a_channel_is_said_in_the_readers_words():
    share = Ratio("t.online", "Online", of=count("t.a", channel="online"), over=count("t.b", channel="assisted"))
    assert in_words(share) == "“t.a” (kênh = trực tuyến) ÷ “t.b” (kênh = trực tuyến, có cán bộ hỗ trợ) × 100"
