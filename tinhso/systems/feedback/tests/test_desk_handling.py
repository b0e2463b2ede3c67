"""What officials do with a report: sort, send on, answer, approve, publish, merge, split."""

from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Link, Stage, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.differing import difference
from tinhso.systems.feedback.desk.finding import holding
from tinhso.systems.feedback.desk.nearby import candidates
from tinhso.systems.feedback.desk.personal import who_reported
from tinhso.systems.feedback.desk.story import timeline
from tinhso.systems.feedback.desk.table import ACTIONS
from tinhso.systems.feedback.desk.texts import prepared
from tinhso.systems.feedback.models import Label, Moderation, PreparedText, Routing, Rule, TimeLimit
from tinhso.systems.feedback.moderating import publish, withhold

actions = cases.actions


def scene(world, report, who):
    actor = world.actor(who)
    case = handling.report_of(report.pk).case
    return actions.Scene(actor, case, cases.open_task_for(actor, case))


def slugs(world, report, who):
    return [action.slug for action in ACTIONS.open_to(scene(world, report, who))]


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
    found = handling.report_of(report.pk)
    handling.accept(found, lead=world.commune, supporting=[office], by=world.actor("coordinator"))
    assert slugs(world, report, "stranger") == ["gop-y", "nhan-viec", "xem-thong-tin"]
    do(world, report, "stranger", "gop-y", opinion="Trụ đèn do xã bên quản lý.")
    assert [row.opinion for row in report.case.consultations.all()] == ["Trụ đèn do xã bên quản lý."]


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


@pytest.mark.goal("feedback-24")
def test_published_with_its_original_kept_and_the_difference_shown(world):
    report = world.report()
    publish(report.pk, text="Đèn đường không sáng ba đêm nay.", by=world.actor("coordinator"))
    assert ("gone", "trước số nhà 12 ") in difference(report.text, "Đèn đường không sáng ba đêm nay.")
    assert difference("như cũ", "như cũ ") == []
    withhold(report.pk, reason="Có tên người bị phản ánh.", by=world.actor("coordinator"))
    with pytest.raises(AlreadyDone):
        withhold(report.pk, reason="Lần nữa.", by=world.actor("coordinator"))
    assert list(Moderation.objects.order_by("at").values_list("is_published", flat=True)) == [True, False]


@pytest.mark.goal("feedback-25")
def test_confidential_unwished_and_empty_ones_are_never_published(world):
    secret = world.report("Cán bộ đòi tiền khi chứng thực.", category=world.bribe)
    private = world.report(may_publish=False)
    shown = world.report()
    for report, text in ((secret, "Nội dung"), (private, "Nội dung"), (shown, "  ")):
        with pytest.raises(Refused):
            publish(report.pk, text=text, by=world.actor("coordinator"))
    for who in ("specialist", "chair", "stranger", "citizen"):
        with pytest.raises(Denied):
            publish(shown.pk, text="Nội dung", by=world.actor(who))
    assert not Moderation.objects.exists()
    assert "cong-khai" not in slugs(world, secret, "coordinator")


@pytest.mark.goal("feedback-8")
def test_what_lies_near_is_offered_to_merge_and_nothing_else(world):
    near = {"lat": 10.5360, "lng": 106.4050}
    first, second = world.report(**near), world.report("Đèn vẫn không sáng đêm qua.", lat=10.5361, lng=106.4051)
    world.report("Đèn ở xa cũng không sáng.", lat=10.6, lng=106.5)
    world.report("Cây đổ gần đó chắn đường.", category=world.urgent, **near)
    coordinator = world.actor("coordinator")
    assert candidates(handling.report_of(second.pk), by=coordinator) == [first.case]
    do(world, second, "coordinator", "gop", into=first.case.code)
    second.case.refresh_from_db()
    assert (second.case.stage, second.case.main) == (Stage.STOPPED, first.case)
    with pytest.raises(Refused):
        do(world, first, "coordinator", "gop", into="PA-000000-0000")


def test_a_part_is_a_report_of_its_own_with_the_same_reporter(world):
    report = world.report("Đèn không sáng và cây sắp đổ trước nhà.")
    part = handling.split(
        handling.report_of(report.pk), text="Cây sắp đổ trước nhà.", category=world.urgent,
        by=world.actor("coordinator"),
    )  # fmt: skip
    assert (part.reporter, part.case.stage, part.category) == (report.reporter, Stage.SUBMITTED, world.urgent)
    assert part.case.links.get(kind=Link.Kind.PART).other == report.case
    assert part.case.owner == report.case.owner


@pytest.mark.goal("feedback-37")
def test_of_several_each_stands_or_falls_by_itself(world):
    Rule.objects.create(category=world.lamp, lead=world.commune, valid_from=clock.today())
    good, bad = world.report(), world.report("Cây đổ chắn ngang đường.", category=world.urgent)
    codes = [good.case.code, bad.case.code, "PA-000000-0000"]
    batch = cases.bulk.begin(
        uuid7(), act="gui-theo-quy-tac", targets=[(code, None) for code in codes], facts={},
        by=world.actor("coordinator"),
    )  # fmt: skip
    assert cases.bulk.run(batch.pk) == 3
    assert list(batch.rows.values_list("state", flat=True)) == ["done", "failed", "failed"]
    good.case.refresh_from_db()
    bad.case.refresh_from_db()
    assert (good.case.stage, bad.case.stage) == (Stage.PROCESSING, Stage.SUBMITTED)


@pytest.mark.goal("feedback-27")
def test_the_reporter_is_covered_until_one_who_may_gives_a_reason(world, sent):
    before = who_reported(handling.report_of(sent.pk), scene(world, sent, "coordinator"))
    assert (before.shown, before.phone[:3], before.phone[-2:]) == (False, "090", "01") and "*" in before.phone
    do(world, sent, "coordinator", "xem-thong-tin", reason="Gọi lại để hỏi vị trí trụ đèn.")
    after = who_reported(handling.report_of(sent.pk), scene(world, sent, "coordinator"))
    assert (after.shown, after.name) == (True, "Nguyễn Thị Sáu")
    assert not who_reported(handling.report_of(sent.pk), scene(world, sent, "chair")).shown
    names = [entry.by for entry in timeline(handling.report_of(sent.pk), scene(world, sent, "chair"), [])]
    assert names and not any("Nguyễn Thị Sáu" in str(name) for name in names)
    assert "xem-thong-tin" not in slugs(world, sent, "stranger")


@pytest.mark.goal("feedback-18")
def test_prepared_texts_are_filled_in_the_categorys_own_among_them(world):
    PreparedText.objects.create(use="answer", title="Chung", text="Phản ánh {code} đã xử lý.")
    PreparedText.objects.create(use="answer", title="Đèn", text="{category}: đã thay.", category=world.lamp)
    PreparedText.objects.create(use="answer", title="Cây", text="…", category=world.urgent)
    report = handling.report_of(world.report().pk)
    assert {row.text for row in prepared(report, "answer")} == {
        f"Phản ánh {report.case.code} đã xử lý.", "Chiếu sáng công cộng: đã thay.",
    }  # fmt: skip


@pytest.mark.goal("feedback-40")
@pytest.mark.parametrize("words", ["den duong", "ĐÈN ĐƯỜNG", "chieu sang ba dem", "số nhà 12"])
def test_reports_are_found_by_words_with_and_without_diacritics(world, words):
    report = world.report()
    world.report("Cây đổ chắn ngang lối đi.", category=world.urgent)
    drain()
    assert holding(words) == {report.pk}
