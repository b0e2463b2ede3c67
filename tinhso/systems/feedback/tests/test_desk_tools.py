"""What the desk has at hand beside the way of a report: moderation, neighbours, parts, several at once, texts."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Link, Stage
from tinhso.engines.events.models import Look
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.differing import difference
from tinhso.systems.feedback.desk.finding import holding
from tinhso.systems.feedback.desk.nearby import candidates
from tinhso.systems.feedback.desk.personal import who_reported
from tinhso.systems.feedback.desk.story import timeline
from tinhso.systems.feedback.desk.texts import prepared
from tinhso.systems.feedback.models import Moderation, PreparedText, Rule
from tinhso.systems.feedback.moderating import publish, withhold
from tinhso.systems.feedback.tests.test_desk_handling import do, scene, sent, slugs

__all__ = ["sent"]


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
    look = Look.objects.get(subject=sent.pk)
    assert (look.actor, look.reason) == (world.actor("coordinator").subject, "Gọi lại để hỏi vị trí trụ đèn.")
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
