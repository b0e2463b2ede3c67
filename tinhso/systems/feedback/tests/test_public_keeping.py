"""The public row of a report follows its moderation, its case and its photos."""

from uuid import UUID

import pytest

from tinhso.base import clock
from tinhso.base.clock import at
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.engines.files.models import Clearance
from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback import moderating
from tinhso.systems.feedback.models import Category, Publication, Support
from tinhso.systems.feedback.public import keeping
from tinhso.systems.feedback.public.keeping import main_of, rebuild, refresh
from tinhso.systems.feedback.public.placing import snapped, without_house
from tinhso.systems.feedback.tests.published import TEXT, answer, moderate, publish

pytestmark = [pytest.mark.goal("feedback-21"), pytest.mark.goal("feedback-24")]


def rows() -> list[dict]:
    return list(Publication.objects.order_by("pk").values())


def test_nobody_sees_a_report_before_it_was_moderated(world):
    made = world.report()
    assert refresh(made.pk) is None and not Publication.objects.exists()


def test_the_moderated_text_is_public_and_the_original_is_not(world):
    found = publish(world, "Đèn đường trước nhà tôi không sáng.")
    assert (found.code, found.text, found.stage, found.is_open) == (
        "PA-261117-0001",
        "Đèn đường trước nhà tôi không sáng.",
        Stage.SUBMITTED,
        True,
    )
    assert found.folded.startswith("pa-261117-0001 chieu sang cong cong ha tang do thi")
    assert found.story == [{"what": "reported", "at": found.reported_at.isoformat()}]


def test_the_newest_moderation_counts(world):
    found = publish(world)
    report = world.citizen.party and found.report
    with clock.travel(at(2026, 11, 17, 9)):
        moderate(keeping.report_of(report), is_published=False)
        assert refresh(report) is None
    with clock.travel(at(2026, 11, 17, 10)):
        moderate(keeping.report_of(report), text="Đèn đường hư.")
        again = refresh(report)
    assert again and again.text == "Đèn đường hư." and again.updated_at >= at(2026, 11, 17, 10)


@pytest.mark.parametrize("openness", ["private", "secret", "elsewhere"])
@pytest.mark.goal("feedback-25")
def test_a_category_that_is_not_public_publishes_nothing_whatever_was_moderated(world, openness):
    made = world.report(category=world.bribe) if openness == "secret" else world.report()
    Category.objects.filter(pk=made.category_id).update(openness=openness)
    moderate(made)
    assert refresh(made.pk) is None


def test_the_wish_of_the_reporter_is_stronger_than_the_moderation(world):
    made = world.report(may_publish=False)
    moderate(made)
    assert refresh(made.pk) is None


def test_the_answer_is_public_when_it_is_handed_out_and_not_before(world):
    found = publish(world)
    case = keeping.report_of(found.report).case
    answer(world, case, "Đã thay bóng đèn ngày 18/11/2026.", hand_out=False)
    drain()
    found.refresh_from_db()
    assert (found.stage, found.answer, found.office) == (Stage.DECIDED, "", world.commune)
    cases.hand_out(case.pk, way="online", by=world.actor("coordinator"))
    drain()
    found.refresh_from_db()
    assert (found.stage, found.is_open, found.answer) == (Stage.RETURNED, False, "Đã thay bóng đèn ngày 18/11/2026.")
    assert [each["what"] for each in found.story] == ["reported", "accepted", "answered"]
    assert found.answered_at == case.decision.at and found.due_at > found.answered_at
    cases.rate(case.pk, score=4, by=world.actor("citizen"))
    drain()
    found.refresh_from_db()
    assert found.score == 4


def test_what_is_opened_once_more_loses_its_public_answer(world):
    found = publish(world)
    case = keeping.report_of(found.report).case
    answer(world, case, "Đã thay bóng đèn.")
    cases.reopen(case.pk, reason="Đèn vẫn tối.", limit=Limit(5, "workday"), by=world.actor("citizen"))
    drain()
    found.refresh_from_db()
    assert (found.answer, found.is_open, found.answered_at) == ("", True, None)
    assert [each["what"] for each in found.story][-1] in {"answered", "reopened"} and len(found.story) == 4


def test_a_merged_report_leads_to_the_main_one_and_brings_its_followers(world):
    main, twin = publish(world), publish(world)
    Support.objects.create(publication=twin, subject=world.stranger.subject_id)
    cases.merge(twin.report, into=main.report, by=world.actor("coordinator"))
    drain()
    main.refresh_from_db()
    assert not Publication.objects.filter(pk=twin.pk).exists()
    assert main_of(twin.code) == main.code and main_of("PA-261117-9999") == ""
    assert set(main.supports.values_list("subject", flat=True)) == {
        world.citizen.party.subject_id,
        world.stranger.subject_id,
    }
    assert main.supporters == 2


def test_only_cleared_photos_drawn_anew_are_public_and_withdrawn_again(world):
    made = world.report()
    original = files.store(photograph(), name="anh-nha-toi.jpg", owner=None, accept=files.PHOTOS)
    files.scan_now(original.pk)
    photo, other = (made.photos.create(original=original, at=clock.now()) for _ in range(2))
    other.original = files.store(photograph((300, 200)), name="b.jpg", owner=None, accept=files.PHOTOS)
    moderate(made, photos=(str(photo.pk),))
    shown = refresh(made.pk)
    photo.refresh_from_db()
    assert shown and [each["moment"] for each in shown.photos] == ["before"]
    assert shown.photos[0]["url"] == files.public_link(photo.redrawn) and photo.redrawn != original
    with clock.travel(at(2026, 11, 17, 9)):
        moderate(made, photos=())
        again = refresh(made.pk)
    assert again and again.photos == [] and not Clearance.objects.open().exists()


def test_a_rebuild_finds_the_same_rows(world):
    publish(world)
    publish(world, place="số 12 đường Hùng Vương", lat=10.53, lng=106.41)
    before = rows()
    assert rebuild() == 2 and rows() == before


def test_a_rebuild_drops_what_must_not_be_there_and_brings_what_is_missing(world):
    found, gone = publish(world), publish(world)
    before = rows()
    gone.report = UUID(int=7)
    gone.code = "PA-000000-0001"
    gone.save(force_insert=True)
    Publication.objects.filter(pk=found.pk).delete()
    assert rebuild() == 2 and rows() == before


def test_the_keeper_works_behind_the_wall(world):
    made = world.report()
    moderate(made)
    with access.walled():
        assert refresh(made.pk) is not None


def test_a_place_is_rounded_as_its_category_says():
    assert snapped(10.530123456, 106.41, 0) == (10.53012, 106.41)
    near = {snapped(10.5301 + n / 1e5, 106.4102, 50) for n in range(10)}
    assert len(near) <= 2
    assert snapped(None, None, 50) == (None, None)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("số nhà 12/3, đường Hùng Vương", "đường Hùng Vương"),
        ("12 Hùng Vương, phường 2", "Hùng Vương, phường 2"),
        ("Nhà số 5 ấp 3, xã Bình Quới", "ấp 3, xã Bình Quới"),
        ("quốc lộ 62, gần km 12", "quốc lộ 62, gần km 12"),
        ("số 7A hẻm 20 đường số 3", "hẻm 20 đường số 3"),
        ("QL62", "QL62"),
        ("số 12", ""),
    ],
)
def test_a_private_place_loses_its_house_number_and_keeps_its_road(place, shown):
    assert without_house(place) == shown


def test_a_snapped_category_hides_the_house(world):
    Category.objects.filter(pk="ha-tang").update(snap=50)
    found = publish(world, TEXT, place="số nhà 12/3, đường Hùng Vương", lat=10.5301234, lng=106.4101234)
    assert (found.place, found.lat) == ("đường Hùng Vương", snapped(10.5301234, 106.4101234, 50)[0])
    assert PLATFORM.subject == 0 and found.lat != 10.5301234


def test_a_photo_that_was_cleared_before_the_scanner_looked_at_it_is_shown_as_soon_as_it_is_clean(world):
    made = world.report()
    original = files.store(photograph(), name="den.jpg", owner=None, accept=files.PHOTOS)
    photo = made.photos.create(original=original, at=clock.now())
    moderating.publish(made.pk, text=TEXT, photos=[photo.pk], by=world.actor("coordinator"))
    waiting = refresh(made.pk)
    assert waiting and waiting.photos == []
    drain()
    assert [each["moment"] for each in Publication.objects.get().photos] == ["before"]
