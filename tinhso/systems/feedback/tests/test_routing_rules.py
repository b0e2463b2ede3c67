"""Who leads, by a table; why, in sentences; what a changed table would do."""

from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.cases.models import Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.models import Report, Routing, Rule
from tinhso.systems.feedback.routing.explaining import explain
from tinhso.systems.feedback.routing.matching import facts_of, near
from tinhso.systems.feedback.routing.proposing import propose
from tinhso.systems.feedback.routing.tables import Terms, end_rule, put_rule
from tinhso.systems.feedback.routing.trying import dry_run, uncovered
from tinhso.systems.feedback.routing.verbs import go_directly
from tinhso.systems.feedback.tests.at_home import make_home

SINCE = date(2026, 1, 1)


@pytest.fixture
def other(world):
    return world.stranger.office


def rule(**more):
    supporting = more.pop("supporting", ())
    made = Rule.objects.create(**{"valid_from": SINCE, **more})
    made.supporting.set(supporting)
    return made


def lead(report):
    return propose(report).lead


@pytest.mark.goal("feedback-10")
def test_the_kind_of_trouble_counts_before_its_field_and_the_field_before_every_category(world, other):
    report = world.report()
    assert lead(report) is None
    rule(lead=world.centre, order=1)
    assert lead(report) == world.centre
    rule(category=world.lamp.parent, lead=other)
    assert lead(report) == other
    rule(category=world.lamp, lead=world.division)
    assert lead(report) == world.division


@pytest.mark.goal("feedback-10")
def test_of_equals_the_lower_order_counts_and_an_area_makes_it_more_exact(world, other):
    area = world.commune.area
    report = world.report(area=area)
    rule(category=world.lamp, lead=other, order=5)
    rule(category=world.lamp, lead=world.centre, order=4)
    assert lead(report) == world.centre
    rule(category=world.lamp, area=area, lead=world.commune, order=900)
    assert lead(report) == world.commune


@pytest.mark.goal("feedback-10")
def test_hours_and_answers_are_conditions(world, other):
    rule(category=world.lamp, lead=world.centre)
    rule(category=world.lamp, off_hours=True, lead=other)
    rule(category=world.lamp, answer="danger=true", lead=world.division)
    assert lead(world.report()) == world.centre
    assert lead(world.report(answers={"danger": True})) == world.division
    with clock.travel(clock.at(2026, 11, 17, 22)):
        assert lead(world.report()) == other


def test_the_commune_of_the_place_leads_where_the_rule_says_so(world, other):
    rule(to_commune=True)
    unplaced = propose(world.report())
    assert (unplaced.lead, [row["lacks"] for row in unplaced.why]) == (None, [["place"]])
    found = propose(world.report(area=world.commune.area))
    assert found.lead is not None and found.lead.kind == "committee" and found.lead.area == world.commune.area


def test_a_rule_that_has_ended_or_has_not_begun_does_not_count(world):
    rule(lead=world.centre, valid_to=date(2026, 11, 17))
    rule(lead=world.centre, valid_from=date(2026, 11, 18))
    assert near_of(world.report()) == []


def near_of(report):
    return near(facts_of(report))


@pytest.mark.goal("feedback-10")
def test_the_explanation_says_what_counted_and_what_the_others_lacked(world, other):
    rule(category=world.lamp, lead=world.centre)
    rule(category=world.lamp, off_hours=True, lead=other)
    why = propose(world.report()).why
    assert [(row["chosen"], row["lacks"]) for row in why] == [(True, []), (False, ["time"])]
    said = explain(why)
    assert "Tổng đài 1022" in said[0] and "UBND xã Tân Trụ" in said[1] and len(said) == 2


def test_one_statement_asks_the_whole_table(world, django_assert_num_queries):
    rule(category=world.lamp, lead=world.centre)
    report = Report.objects.select_related("case__area", "category").get(pk=world.report().pk)
    facts = facts_of(report)
    with django_assert_num_queries(1):
        assert len(near(facts)) == 1


def test_a_direct_rule_accepts_a_new_report_without_the_coordinator(world, other):
    rule(category=world.lamp, lead=world.commune, supporting=[other], is_direct=True)
    report = world.report()
    drain()
    report.case.refresh_from_db()
    assert (report.case.stage, report.case.office) == (Stage.PROCESSING, world.commune)
    assert report.case.receipt.by is None
    assert [row.office for row in report.case.consultations.all()] == [other]
    assert Routing.objects.get(case=report.case).lead == world.commune
    assert not go_directly(Report.objects.get(pk=report.pk))  # told twice, it is not accepted twice


def test_a_new_report_is_routed_and_waits_for_the_coordinator(world):
    rule(category=world.lamp, lead=world.commune)
    report = world.report()
    drain()
    report.case.refresh_from_db()
    assert report.case.stage == Stage.SUBMITTED
    assert Event.objects.get(kind="feedback.routed").facts["lead"] == world.commune.here_id


@pytest.fixture
def keeper(world):
    person = directory.register_person(name="Mai Văn Lợi", by=PLATFORM)
    post = directory.appoint(person, world.centre, "Phó Giám đốc", roles=("coordinator", "hotline"), by=PLATFORM)
    return directory.actor_for(post)


def test_a_rule_is_replaced_not_changed_and_only_by_its_keeper(world, keeper, other):
    first = put_rule(Terms(lead=other, category=world.lamp), by=keeper)
    second = put_rule(Terms(lead=world.centre, category=world.lamp), by=keeper, instead_of=first.pk)
    first.refresh_from_db()
    assert (first.valid_to, second.valid_to) == (date(2026, 11, 17), None)
    with pytest.raises(AlreadyDone):
        end_rule(first.pk, by=keeper)
    with pytest.raises(Denied):
        put_rule(Terms(lead=other), by=world.actor("coordinator"))
    assert Rule.objects.count() == 2


@pytest.mark.parametrize(
    ("terms", "field"), [({"lead": None}, "lead"), ({"to_commune": True}, "lead"), ({"answer": "danger"}, "answer")]
)
def test_a_rule_names_one_lead_and_a_whole_answer(world, keeper, terms, field):
    with pytest.raises(Refused) as refused:
        put_rule(Terms(**{"lead": world.centre, **terms}), by=keeper)
    assert refused.value.field == field and not Rule.objects.exists()


@pytest.mark.goal("feedback-10")
def test_a_changed_table_is_tried_on_the_last_reports_and_leaves_no_trace(world, keeper, other):
    rule(lead=world.centre)
    lamp, tree = world.report(), world.report("Cây ngã chắn ngang đường lớn.", category=world.urgent)
    events = Event.objects.count()
    trial = dry_run(lambda: put_rule(Terms(lead=other, category=world.lamp), by=keeper), by=keeper)
    assert (trial.asked, [(row.code, row.before, row.after) for row in trial.moved]) == (
        2,
        [(lamp.case.code, "Tổng đài 1022", "UBND xã Tân Trụ")],
    )
    assert (Rule.objects.count(), Event.objects.count()) == (1, events)
    assert lead(tree) == world.centre


def test_what_no_rule_covers_is_told(world):
    rule(category=world.lamp, off_hours=False, lead=world.centre)
    assert [(category.code, hours) for category, hours in uncovered() if category == world.lamp] == [
        ("chieu-sang", "outside")
    ]
    rule(lead=world.centre)
    assert uncovered() == []


def test_a_rule_for_every_commune_covers_everything_though_a_neighbour_has_no_committee(world):
    province = make_home(world)
    facts = {"level": "commune", "kind": "xã", "name": "An Lục Long", "valid_from": date(2025, 7, 1)}
    Area.objects.create(code="80000", parent=province, **facts)
    rule(to_commune=True)
    assert uncovered() == []
