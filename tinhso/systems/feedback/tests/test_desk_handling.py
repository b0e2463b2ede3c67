"""What officials do with a report: sort, send on, answer, approve, publish, merge, split."""

from decimal import Decimal
from functools import partial

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.citizen.replying import reply
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.table import ACTIONS
from tinhso.systems.feedback.models import Label, Moderation, Routing, Rule, TimeLimit
from tinhso.systems.feedback.public.states import STATES, state_name
from tinhso.systems.feedback.tests.test_desk_pages import browser

actions = cases.actions


def scene(world, report, who):
    actor = world.actor(who)
    case = handling.report_of(report.pk).case
    return actions.Scene(actor, case, cases.open_task_for(actor, case))


def slugs(world, report, who):
    return [action.slug for action in ACTIONS.open_to(scene(world, report, who))]


def reply_of(world):
    return partial(reply, photos=[], by=world.actor("citizen"))


def do(world, report, who, slug, **data):
    found = scene(world, report, who)
    action = ACTIONS.by_slug(slug)
    assert action is not None and action.open_to(found), slug
    return action.do(found, {"version": found.case.version, **data})


@pytest.fixture
def sent(world):
    """A report that the commune handles."""
    report = world.report()
    handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    report.case.refresh_from_db()
    return report


def test_each_finds_the_actions_of_their_part_and_no_others(world, sent):
    waiting = world.report("Cây ngã chắn ngang đường.")
    assert slugs(world, waiting, "coordinator")[:1] == ["tiep-nhan"]
    assert {"tiep-nhan", "phan-loai", "hoi-them", "gop", "tach", "tu-choi", "cong-khai"} <= set(
        slugs(world, waiting, "coordinator")
    )
    for who in ("specialist", "chair"):
        assert slugs(world, waiting, who) == []
    handles = slugs(world, sent, "specialist")
    assert handles[0] == "du-thao" and {"hoi-them", "phoi-hop", "anh-sau", "tra-1022"} <= set(handles)
    assert "duyet" not in handles and "cong-khai" not in handles
    assert slugs(world, sent, "stranger") == []


@pytest.mark.goal("feedback-13")
def test_from_the_coordinator_to_the_published_answer(world, sent):
    assert clock.local(sent.case.due_at) == clock.at(2026, 12, 9, 17)  # 15 working days, 24/11 is a holiday
    do(world, sent, "specialist", "du-thao", note="Đã thay bóng đèn tối 17/11.")
    do(world, sent, "chair", "duyet", reason="Đã thay bóng đèn tối 17/11.")
    task = Task.objects.get(case=sent.case, done_at=None)
    assert (task.name, clock.local(task.due_at)) == ("Công khai kết quả xử lý", clock.at(2026, 11, 19, 17))
    do(world, sent, "coordinator", "cong-khai", text="Đèn đường không sáng.", photos=[])
    case = handling.report_of(sent.pk).case
    assert (case.stage, case.decision.reason) == (Stage.RETURNED, "Đã thay bóng đèn tối 17/11.")
    moderation = Moderation.objects.get()
    assert (moderation.text, sent.text) == ("Đèn đường không sáng.", "Đèn đường trước số nhà 12 không sáng ba đêm nay.")


@pytest.mark.goal("feedback-13")
def test_the_clock_rests_while_the_citizen_is_asked(world, sent):
    citizen = reply_of(world)
    with clock.travel(clock.at(2026, 11, 18, 8)):
        do(world, sent, "specialist", "hoi-them", reason="Trụ số mấy?")
    with clock.travel(clock.at(2026, 11, 20, 8)):  # two working days later
        citizen(sent, text="Trụ số 12.")
    sent.case.refresh_from_db()
    assert clock.local(sent.case.due_at) == clock.at(2026, 12, 11, 17)


@pytest.mark.goal("feedback-13")
def test_a_saturday_that_was_swapped_for_a_monday_counts_and_the_monday_does_not(world):
    with clock.travel(clock.at(2026, 8, 20, 8)):  # 22/8 is worked for 31/8; 31/8 to 2/9 are off
        report = world.report()
        handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    report.case.refresh_from_db()
    assert clock.local(report.case.due_at) == clock.at(2026, 9, 14, 17)


@pytest.mark.goal("feedback-15")
def test_no_passage_is_taken_that_the_state_does_not_have_whatever_a_browser_sends(world):
    report, code = world.report(), "PA-261117-0001"
    client = browser(world.coordinator)
    before = Event.objects.filter(subject=report.pk).count()
    closed = [action.slug for action in ACTIONS if action.slug not in slugs(world, report, "coordinator")]
    assert {"gui-tra-loi", "chuyen-tiep", "du-thao", "duyet", "thu-hoi", "gia-han", "dung", "rut"} <= set(closed)
    for slug in closed:
        answer = client.post(f"/phan-anh/{code}/{slug}/", {"reason": "x", "note": "x", "version": report.case.version})
        assert (answer.status_code, answer["Location"]) == (302, f"/phan-anh/{code}/"), slug
    assert client.post(f"/phan-anh/{code}/khong-co/").status_code == 404
    report.case.refresh_from_db()
    assert report.case.stage == Stage.SUBMITTED and Event.objects.filter(subject=report.pk).count() == before


@pytest.mark.goal("feedback-15")
def test_every_state_has_its_public_reading():
    assert set(STATES) == set(Stage)
    assert {state_name(stage) for stage in (Stage.RECEIVED, Stage.PROCESSING, Stage.WITHDRAWING)} == {"đang xử lý"}


def test_an_emergency_is_counted_in_hours_day_and_night(world):
    TimeLimit.objects.filter(what="answer", is_urgent=True).update(amount=Decimal(24), unit="clock")
    with clock.travel(clock.at(2026, 11, 20, 22)):  # a Friday night
        report = world.report("Cây đổ chắn ngang đường lớn.", category=world.urgent)
        handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    report.case.refresh_from_db()
    assert clock.local(report.case.due_at) == clock.at(2026, 11, 21, 22)


@pytest.mark.goal("feedback-11")
def test_a_corrected_category_teaches_and_routes_anew_with_its_explanation(world):
    Rule.objects.create(category=world.urgent, lead=world.commune, valid_from=clock.today())
    report = world.report()
    proposal = handling.categorise(handling.report_of(report.pk), category=world.urgent, by=world.actor("coordinator"))
    assert proposal.lead == world.commune
    report.refresh_from_db()
    case = report.case
    assert (report.category, case.topic, case.title.split(":")[0]) == (world.urgent, "cay-do", "Cây đổ")
    label = Label.objects.get(report=report.pk)
    assert (label.category, label.text) == (world.urgent, report.text)
    assert [row["chosen"] for row in Routing.objects.get(case=case).why] == [True]
    facts = Event.objects.get(kind="feedback.categorised").facts
    assert (facts["before"], facts["after"]) == ("chieu-sang", "cay-do")


def test_made_confidential_a_report_leaves_the_sight_of_those_above(world):
    report = world.report()
    handling.categorise(handling.report_of(report.pk), category=world.bribe, by=world.actor("coordinator"))
    assert access.involved(report.case) == {world.citizen.party.subject_id, world.centre.here_id}


@pytest.mark.parametrize("who", ["specialist", "chair", "stranger"])
def test_only_the_desk_sorts(world, who):
    report = world.report()
    with pytest.raises(Denied):
        handling.categorise(handling.report_of(report.pk), category=world.urgent, by=world.actor(who))
    report.refresh_from_db()
    assert report.category == world.lamp and not Label.objects.exists()


def test_another_lead_than_the_rules_propose_is_an_explanation_too(world):
    Rule.objects.create(lead=world.centre, valid_from=clock.today())
    report = world.report()
    found = handling.report_of(report.pk)
    handling.accept(found, lead=world.commune, note="Việc của xã.", by=world.actor("coordinator"))
    (row,) = Routing.objects.get(case=report.case).why
    assert (row["chosen_by"], row["reason"]) == ("Trần Thị Ngọc Thoa", "Việc của xã.")


@pytest.mark.goal("feedback-12")
def test_a_supporting_agency_finds_its_task_and_gives_its_opinion(world):
    helper = directory.register_person(name="Ngô Văn Giúp", by=PLATFORM)
    report = world.report()
    office = world.stranger.office
    directory.appoint(helper, office, "Công chức", roles=("specialist",), by=PLATFORM)
    power = directory.make_office(
        name="Sở Công Thương", kind="department", code="H53.07", area=office.area, parent=office.parent, by=PLATFORM
    )
    found = handling.report_of(report.pk)
    handling.accept(found, lead=world.commune, supporting=[office, power], by=world.actor("coordinator"))
    waiting = Task.objects.filter(case=report.case, done_at=None).order_by("office__code")
    assert [task.office for task in waiting] == [power, office, world.division]  # side by side, the lead among them
    assert slugs(world, report, "stranger") == ["gop-y", "nhan-viec", "xem-thong-tin"]
    do(world, report, "stranger", "gop-y", opinion="Trụ đèn do xã bên quản lý.")
    opinions = report.case.consultations.order_by("-office__code").values_list("opinion", flat=True)
    assert list(opinions) == ["Trụ đèn do xã bên quản lý.", ""]


@pytest.mark.goal("cases-15")
def test_an_answer_waits_for_supporting_agencies_where_its_writer_says_so(world, sent):
    helper = directory.register_person(name="Ngô Văn Giúp", by=PLATFORM)
    office = world.stranger.office
    directory.appoint(helper, office, "Công chức", roles=("specialist",), by=PLATFORM)
    do(world, sent, "specialist", "phoi-hop", offices=[office], question="Trụ của ai?", join="all", quorum=None,
       silence_consents=False)  # fmt: skip
    with pytest.raises(Refused):
        do(world, sent, "specialist", "du-thao", note="Đã thay bóng đèn.")
    do(world, sent, "stranger", "gop-y", opinion="Của xã bên.", agrees="")
    do(world, sent, "specialist", "du-thao", note="Đã thay bóng đèn.")
    assert Task.objects.get(case=sent.case, done_at=None).kind == Task.Kind.SIGN


@pytest.mark.goal("cases-14")
def test_a_report_is_taken_up_handed_over_and_called_back(world, sent):
    assert "nhan-viec" in slugs(world, sent, "specialist")
    do(world, sent, "specialist", "nhan-viec")
    assert "nhan-viec" not in slugs(world, sent, "specialist")
    colleague = directory.register_person(name="Đỗ Văn Bạn", by=PLATFORM)
    office = directory.office_by_here(world.actor("specialist").office)
    other = directory.appoint(colleague, office, "Công chức", roles=("specialist",), by=PLATFORM)
    do(world, sent, "specialist", "chuyen-nguoi-khac", to=other, note="")
    assert "lay-lai-viec" in slugs(world, sent, "specialist")
    do(world, sent, "specialist", "lay-lai-viec")
    assert Task.objects.get(case=sent.case, done_at=None).holder.subject_id == world.actor("specialist").position


def test_what_an_agency_gives_back_goes_on_with_a_new_time(world, sent):
    do(world, sent, "specialist", "tra-1022", reason="Đường do tỉnh quản lý.")
    assert "chuyen-tiep" in slugs(world, sent, "coordinator")
    with clock.travel(clock.at(2026, 11, 18, 8)):
        do(world, sent, "coordinator", "chuyen-tiep", to=world.stranger.office, reason="Sở quản lý tuyến.")
    case = handling.report_of(sent.pk).case
    assert case.office == world.stranger.office
    assert clock.local(case.due_at) == clock.at(2026, 12, 10, 17)


@pytest.mark.goal("feedback-13")
def test_an_emergency_that_an_agency_gives_back_at_night_waits_at_the_desk_for_half_an_hour(world):
    TimeLimit.objects.filter(what="sort", is_urgent=True).update(amount=Decimal("0.5"), unit="clock")
    report = world.report("Cây đổ chắn ngang đường lớn.", category=world.urgent)
    handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    with clock.travel(clock.at(2026, 11, 17, 22)):
        do(world, report, "specialist", "tra-1022", reason="Quốc lộ do tỉnh quản lý.")
    waiting = Task.objects.get(case=report.case, done_at=None)
    assert (waiting.office, clock.local(waiting.due_at)) == (world.centre, clock.at(2026, 11, 17, 22, 30))


@pytest.mark.goal("feedback-13")
@pytest.mark.parametrize(("day", "says"), [(18, "17:00, 19/11/2026"), (23, "17:00, 19/11/2026")])
def test_until_when_1022_may_say_that_it_is_not_its_matter_stands_beside_the_reason(world, day, says):
    report = world.report()
    with clock.travel(clock.at(2026, 11, day, 9)):
        form = ACTIONS.by_slug("tu-choi").form(scene=scene(world, report, "coordinator"))
        hint = str(form.fields["reason"].help_text)
    assert says in hint and ("vẫn" in hint) == (day == 23)
