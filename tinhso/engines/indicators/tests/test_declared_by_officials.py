"""Definitions, series, targets and thresholds: what officials say of indicators, and what is refused."""

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.models import Event
from tinhso.engines.indicators.bands import Band, band_of
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.finding import catalogue
from tinhso.engines.indicators.importing import read_rows
from tinhso.engines.indicators.models import Definition, Entry, Target
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.plans import plans
from tinhso.engines.indicators.reading_pages import bands_on
from tinhso.engines.indicators.sheets import table
from tinhso.engines.indicators.tests.officials import offices, official
from tinhso.engines.indicators.tests.trial import CAME, FEES, ON_TIME, happened
from tinhso.engines.indicators.units_of import units
from tinhso.engines.indicators.verbs.defining import Proposal, approve_definition, propose_definition
from tinhso.engines.indicators.verbs.keeping import Given, check_values, declare_series, give_value, import_values
from tinhso.engines.indicators.verbs.targeting import set_target
from tinhso.engines.indicators.verbs.thresholds import set_thresholds

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = Period.month(2026, 11), Period.month(2026, 10)
NOON = clock.at(2026, 11, 22, 12)


@pytest.fixture(autouse=True)
def small(monkeypatch):
    declared = {i.code: i for i in (CAME, FEES, ON_TIME)}
    monkeypatch.setattr("tinhso.engines.indicators.finding.indicators", lambda: declared)
    with clock.travel(NOON):
        yield


@pytest.fixture
def place():
    return offices()


@pytest.fixture
def chief(place):
    return official(place.province.below_id)


@pytest.fixture
def other(place):
    return official(place.province.below_id)


def proposal(place, **more) -> Proposal:
    said = {
        "name": "Phí mỗi hồ sơ", "formula": "[fees] / [came]", "unit": "đ", "better": "", "words": "Bình quân",
        "owner": place.province, "law": "", "valid_from": date(2026, 1, 1), "reason": "mới",
    }  # fmt: skip
    return Proposal(**{**said, **more})


@pytest.mark.goal("ioc-4")
def test_a_new_version_counts_from_its_day_and_old_periods_keep_the_old_one(place, chief, other):
    happened("came", clock.at(2026, 10, 5), fee=4000)
    happened("came", clock.at(2026, 11, 5), fee=6000)
    first = propose_definition(proposal(place), by=chief)
    assert first.code not in catalogue()  # nobody approved it yet
    approve_definition(first.pk, by=other)
    twice = proposal(place, code=first.code, formula="2 * [fees] / [came]", valid_from=date(2026, 11, 1))
    approve_definition(propose_definition(twice, by=chief).pk, by=other)
    found = catalogue()[first.code]
    values = {p.number: figures([found], period=p).total[found.code].value for p in (OCTOBER, NOVEMBER)}
    assert values == {10: 4000, 11: 12000}
    assert figures([found], period=NOVEMBER).total[found.code].previous.value == 4000
    kept = Definition.objects.order_by("valid_from").values_list("approved_by", "formula")
    assert list(kept) == [(other.position, "trial.fees / trial.came"), (other.position, "2 * trial.fees / trial.came")]


def test_whoever_proposes_does_not_approve_and_nobody_approves_twice(place, chief, other):
    made = propose_definition(proposal(place), by=chief)
    with pytest.raises(Refused):
        approve_definition(made.pk, by=chief)
    approve_definition(made.pk, by=other)
    with pytest.raises(AlreadyDone):
        approve_definition(made.pk, by=other)


def test_a_wrong_formula_or_a_circle_is_never_kept(place, chief, other):
    for formula in ("[went in time] + [went in time]", "[fees] + [came]", "[no such]"):
        with pytest.raises(Refused):
            propose_definition(proposal(place, formula=formula), by=chief)
    made = propose_definition(proposal(place), by=chief)
    approve_definition(made.pk, by=other)
    circle = proposal(place, code=made.code, formula=f"{made.code} * 2", valid_from=date(2026, 5, 1))
    with pytest.raises(Refused):
        propose_definition(circle, by=chief)
    assert Definition.objects.count() == 1


def test_only_the_right_at_the_right_office_defines_plans_enters_and_closes(place):
    elsewhere = official(place.health.below_id)
    before = Event.objects.exclude(kind__startswith="access.").count()
    with pytest.raises(Denied):
        propose_definition(proposal(place), by=elsewhere)
    with pytest.raises(Denied):
        set_target("trial.came", by=elsewhere, period=NOVEMBER, value=Decimal(5), basis="NQ 1")
    with pytest.raises(Denied):
        set_target(
            "trial.came", by=elsewhere, period=NOVEMBER, value=Decimal(5), basis="NQ", office=place.justice.here_id
        )
    with pytest.raises(Denied):
        declare_series(by=elsewhere, owner=place.justice, name="x", words="x", source="x")
    with pytest.raises(Denied):
        set_thresholds("trial.came", by=elsewhere, bands=(), valid_from=date(2026, 1, 1))
    assert Event.objects.exclude(kind__startswith="access.").count() == before


@pytest.mark.goal("ioc-5")
@pytest.mark.goal("ioc-10")
def test_a_years_plan_is_shared_out_and_a_share_of_a_hundred_is_not(place, chief):
    year = Period.whole_year(2026)
    set_target("trial.came", by=chief, period=year, value=Decimal(1200), basis="NQ 12")
    set_target("trial.on_time", by=chief, period=year, value=Decimal(95), basis="NQ 12")
    set_target("trial.came", by=chief, period=NOVEMBER, value=Decimal(300), basis="NQ 13", office=place.justice.here_id)
    whole, justice = (None, None), (place.justice.here_id, None)
    found = plans([CAME, ON_TIME], NOVEMBER, [whole, justice])
    assert {key: plan.value for key, plan in found.items()} == {
        ("trial.came", whole): 100, ("trial.on_time", whole): 95, ("trial.came", justice): 300,
    }  # fmt: skip
    plan = found["trial.came", whole]
    assert plan.is_share
    assert plan.expected(clock.at(2026, 11, 16)) == pytest.approx(50)
    assert (plan.done(40), plan.is_on_pace(40, NOON)) == (0.4, None)
    on_time = found["trial.on_time", whole]
    assert (on_time.expected(NOON), on_time.is_on_pace(94, NOON), on_time.is_on_pace(95, NOON)) == (95, False, True)
    assert plans([CAME], Period.quarter(2026, 4), [whole])["trial.came", whole].value == 300


@pytest.mark.goal("ioc-18")
def test_a_changed_target_and_a_changed_value_keep_what_was_before_and_why(place, chief):
    set_target("trial.came", by=chief, period=NOVEMBER, value=Decimal(5), basis="NQ 1")
    with pytest.raises(AlreadyDone):
        set_target("trial.came", by=chief, period=NOVEMBER, value=Decimal(5), basis="NQ 1")
    with pytest.raises(Refused):
        set_target("trial.came", by=chief, period=NOVEMBER, value=Decimal(6), basis="NQ 2")
    set_target("trial.came", by=chief, period=NOVEMBER, value=Decimal(6), basis="NQ 2", reason="điều chỉnh")
    rows = Target.objects.order_by("at").values_list("value", "reason", "replaced_at")
    assert [(int(v), r, gone is None) for v, r, gone in rows] == [(5, "", False), (6, "điều chỉnh", True)]
    series = kept(place, chief)
    give_value(series.pk, Given(OCTOBER, Decimal(10)), by=chief)
    with pytest.raises(Refused):
        give_value(series.pk, Given(OCTOBER, Decimal(11)), by=chief)
    give_value(series.pk, Given(OCTOBER, Decimal(11), reason="đếm sót"), by=chief)
    assert list(Entry.objects.order_by("at").values_list("reason", flat=True)) == ["", "đếm sót"]
    assert value(series, OCTOBER) == 11


def kept(place, by, **more):
    said = {"name": "Dân số", "grain": "month", "words": "Người", "source": "Sở Tư pháp", **more}
    return declare_series(by=by, owner=place.province, **said)


def value(series, period, **where):
    return figures([catalogue()[series.code]], period=period, **where).total[series.code].value


@pytest.mark.goal("ioc-3")
def test_typed_imported_and_computed_series_stand_in_one_catalogue_and_one_formula(place, chief, other):
    happened("came", clock.at(2026, 10, 5))
    people = kept(place, chief, over_time="last", over_units="none")
    give_value(people.pk, Given(Period.month(2026, 9), Decimal(4000)), by=chief)
    made = propose_definition(
        proposal(place, name="Hồ sơ mỗi nghìn dân", formula="[came] / [Dân số] × 1000", unit="hồ sơ/nghìn dân"),
        by=chief,
    )
    approve_definition(made.pk, by=other)
    assert {"trial.came", people.code, made.code} <= set(catalogue())
    assert value(made, OCTOBER) == 0.25  # the newest number of inhabitants counts on
    assert value(people, Period.month(2026, 8)) is None  # no data is not zero
    assert value(made, Period.month(2026, 8)) is None


@pytest.mark.goal("ioc-2")
def test_kept_values_are_added_only_where_that_is_right(place, chief):
    trees = kept(place, chief, name="Cây trồng", by_unit="area")
    one, two = (area.pk for area in place.communes)
    for month, area, n in ((7, one, 5), (8, one, 6), (9, one, 7), (7, two, 10), (8, two, None)):
        amount = None if n is None else Decimal(n)
        give_value(trees.pk, Given(Period.month(2026, month), amount, area=area, reason="chưa có"), by=chief)
    assert value(trees, Period.quarter(2026, 3)) == 28
    indicator = catalogue()[trees.code]
    screen = figures([indicator], period=Period.quarter(2026, 3), groups={2: Place(None, [two])})
    assert (screen.groups[2][trees.code].value, screen.groups[2][trees.code].now.missing) == (10, 2)
    assert screen.total[trees.code].now.missing == 2
    assert figures([indicator], period=Period.month(2026, 8), areas=[two]).total[trees.code].value is None
    share = kept(place, chief, name="Tỷ lệ", unit="%", by_unit="area", over_time="none", over_units="none")
    for area in (one, two):
        give_value(share.pk, Given(OCTOBER, Decimal(50), area=area), by=chief)
    assert (value(share, OCTOBER, areas=[one]), value(share, OCTOBER), value(share, NOVEMBER)) == (50, None, None)
    for wrong in ({"over_time": "sum", "over_units": "none"}, {"over_time": "none", "over_units": "sum"}):
        with pytest.raises(Refused):
            kept(place, chief, name="Sai", unit="%", **wrong)


def test_a_value_is_for_a_period_and_unit_of_its_series(place, chief):
    series = kept(place, chief)
    for wrong in (
        Given(Period.whole_year(2026), Decimal(1)),
        Given(Period.month(2027, 1), Decimal(1)),
        Given(OCTOBER, Decimal(1), area=place.communes[0].pk),
        Given(OCTOBER, None),
    ):
        with pytest.raises(Refused):
            give_value(series.pk, wrong, by=chief)
    assert not Entry.objects.exists()


def test_values_are_checked_by_somebody_else(place, chief, other):
    series = kept(place, chief)
    give_value(series.pk, Given(OCTOBER, Decimal(1)), by=chief)
    with pytest.raises(AlreadyDone):
        check_values(series.pk, by=chief, period=OCTOBER)
    assert check_values(series.pk, by=other, period=OCTOBER) == 1
    assert Entry.objects.get().checked_by == other.position


def test_a_table_is_told_its_wrong_rows_and_a_right_one_is_kept_whole(place, chief):
    series = kept(place, chief, by_unit="area")
    cells = table("mã;kỳ;giá trị\n27691;2026-10;1.234,5\n27699;2026-10;1\n27692;2026-Q3;1\n27692;2026-10;x1".encode())
    rows = read_rows(series, cells, units("area", clock.today()))
    assert [(row.number, bool(row.wrong)) for row in rows] == [(2, False), (3, True), (4, True), (5, True)]
    good = [row.given for row in rows if row.given]
    assert [entry.value for entry in import_values(series.pk, good, by=chief)] == [Decimal("1234.5")]
    with pytest.raises(AlreadyDone):
        import_values(series.pk, good, by=chief)
    assert Entry.objects.get().origin == "imported"


def test_a_workbook_is_read_as_its_cells_stand():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã", "Kỳ", "Giá trị"])
        sheet.write_row(1, 0, ["27691", "2026-10", 12.345])
    assert table(out.getvalue()) == [["Mã", "Kỳ", "Giá trị"], ["27691", "2026-10", "12,345"]]
    with pytest.raises(Refused):
        table(b"PK not a workbook")


@pytest.mark.goal("ioc-6")
def test_every_value_has_one_band_with_a_word_and_a_shape(place, chief):
    bands = (Band(None, True, "kém", "late"), Band(90, False, "khá", "near"), Band(95, True, "tốt", "done"))
    set_thresholds("trial.on_time", by=chief, bands=bands, valid_from=date(2026, 11, 1))
    found = bands_on(ON_TIME, NOVEMBER.first)
    said = {v: band_of(v, found) for v in (-1, 90, 90.1, 94.9, 95, 100)}
    assert [band.word for band in said.values()] == ["kém", "kém", "khá", "khá", "tốt", "tốt"]
    assert len({band.shape for band in found}) == 3
    assert band_of(None, found) is None
    assert bands_on(ON_TIME, OCTOBER.first) == ()  # earlier periods keep what they had
    with pytest.raises(AlreadyDone):
        set_thresholds("trial.on_time", by=chief, bands=bands, valid_from=date(2026, 11, 5))
    for wrong in (bands[1:], bands[:1], (*bands, Band(95, False, "x", "done"))):
        with pytest.raises(Refused):
            set_thresholds("trial.on_time", by=chief, bands=wrong, valid_from=date(2026, 11, 1))
