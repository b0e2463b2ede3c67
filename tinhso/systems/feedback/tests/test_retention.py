"""By the movable clock: first nobody's, then a tombstone; the figures never change."""

from datetime import date, timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, Rating
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.models import (
    Conversation,
    Photo,
    Publication,
    Report,
    Reporter,
    Retention,
    Tombstone,
    Utterance,
)
from tinhso.systems.feedback.privacy.anonymising import anonymise
from tinhso.systems.feedback.privacy.due import due
from tinhso.systems.feedback.privacy.jobs import keep_retention
from tinhso.systems.feedback.privacy.preview import preview
from tinhso.systems.feedback.tests.channels import made, mail, mail_account, photo, receive
from tinhso.systems.feedback.tests.published import answer, moderate

pytestmark = pytest.mark.goal("feedback-26")
TEXT = "Đèn đường trước nhà ông Sáu không sáng, gọi tôi 0900 000 301 (Nguyễn Thị Sáu)."


@pytest.fixture
def rule(world):
    for openness in ("public", "secret"):
        Retention.objects.create(openness=openness, anonymise_days=365, delete_days=1825, valid_from=date(2020, 1, 1))


@pytest.fixture
def answered(world, rule):
    made = world.report(TEXT, place="12 Nguyễn Huệ", lat=10.53591, lng=106.41371)
    moderate(made, text=TEXT)
    answer(world, made.case, "Đã thay bóng. Cảm ơn bà Nguyễn Thị Sáu, số 0900 000 301.")
    cases.rate(made.pk, score=5, reasons=[], comment="Tôi là Sáu, cảm ơn.", by=world.actor("citizen"))
    drain()
    made.refresh_from_db()
    return made


def nights(days: int) -> None:
    with clock.travel(clock.now() + timedelta(days=days)):
        keep_retention()
        drain()


def figures() -> list[tuple[str, int | None, int | None, str]]:
    kinds = ("cases.", "feedback.reported")
    rows = Event.objects.exclude(kind__in=("feedback.anonymised", "feedback.deleted")).order_by("pk")
    return [(e.kind, e.office, e.area, e.topic) for e in rows if e.kind.startswith(kinds)]


def test_a_day_before_its_time_nothing_is_taken(answered):
    nights(364)
    assert Report.objects.get().reporter == answered.reporter and Report.objects.get().text == TEXT


def test_after_a_year_nobody_can_tell_who_reported(world, answered):
    before, public = figures(), Publication.objects.get()
    nights(366)
    report = Report.objects.select_related("case", "reporter").get()
    assert (report.case.owner, report.case.applicant) == (report.reporter.subject_id, None)
    assert report.reporter.party is None and report.reporter.anonymised_at is not None
    assert not access.may(world.actor("citizen"), "cases.read", report.case)
    assert access.may(world.actor("coordinator"), "cases.read", report.case)
    said = f"{Rating.objects.get().comment} {Decision.objects.get().reason}"
    held = f"{report.text} {report.case.title} {report.place} {said}"
    assert "Sáu" not in held.replace("ông Sáu", "") and "0900" not in held
    assert not Reporter.objects.filter(party=world.citizen.party).exists()
    after = Publication.objects.get()
    assert (after.text, after.answer, after.place, after.lat) == (public.text, public.answer, public.place, public.lat)
    assert figures() == before


def test_after_five_years_only_a_tombstone_is_left_and_the_figures_stay(answered):
    before, code = figures(), answered.case.code
    nights(1826)
    stone = Tombstone.objects.get()
    assert (stone.report, stone.code, stone.category_id) == (answered.pk, code, "chieu-sang")
    gone = (Report, Case, Publication, Reporter)
    assert [model.objects.count() for model in gone] == [0, 0, 0, 0]
    assert figures() == before


def test_a_report_that_is_still_handled_is_never_taken(world, rule):
    reported = world.report(TEXT)
    drain()
    nights(1900)
    assert Report.objects.get().text == TEXT
    with pytest.raises(Refused):
        anonymise(reported.pk)
    assert Reporter.objects.get() == reported.reporter


def test_of_two_reports_of_one_person_the_younger_stays_theirs(world, answered):
    with clock.travel(clock.now() + timedelta(days=200)):
        younger = world.report("Đèn đường trước chợ không sáng hai đêm.")
    nights(366)
    assert Report.objects.get(pk=younger.pk).reporter == answered.reporter
    assert Report.objects.get(pk=answered.pk).reporter != answered.reporter


def test_photos_that_nobody_published_go_and_those_published_stay_without_the_original(world, answered):
    kept, dropped = (files.store(photo(640 + n), name="a.jpg", owner=1) for n in range(2))
    shown, _hidden = (
        Photo.objects.create(report=answered, original=file, lat=10.5, lng=106.4) for file in (kept, dropped)
    )
    for file in (kept, dropped):
        files.scan_now(file.pk)
    moderate(answered, text=TEXT, photos=(str(shown.pk),))
    drain()
    nights(366)
    left = Photo.objects.get()
    assert (left.pk, left.original, left.lat) == (shown.pk, left.redrawn, None)
    assert not File.objects.filter(pk__in=[kept.pk, dropped.pk]).exists()
    assert len(Publication.objects.get().photos) == 1
    assert b"Exif" not in files.read(left.original)


def test_a_conversation_is_emptied_with_its_last_report_and_begins_anew(world, rule):
    account = mail_account(world)
    receive(account, mail())
    report = made(world)
    cases.refuse(report.pk, reason="Đường nội bộ.", basis="Quy chế", by=world.actor("coordinator"))
    drain()
    nights(366)
    found = Conversation.objects.select_related("reporter").get()
    assert (found.sealed_peer, found.reporter.email) == ("", "")
    assert set(Utterance.objects.values_list("text", flat=True)) == {""}
    receive(account, mail(number="<9@thu.example>"))
    assert Conversation.objects.count() == 2


def test_a_conversation_that_led_to_nothing_is_forgotten_as_well(world, rule):
    receive(mail_account(world), mail())
    nights(366)
    assert (Conversation.objects.get().sealed_peer, Utterance.objects.get().text) == ("", "")


def test_a_rule_counts_from_the_day_from_which_it_is_in_force(world, answered):
    Retention.objects.filter(openness="public").update(valid_to=date(2027, 1, 1))
    Retention.objects.create(openness="public", anonymise_days=30, delete_days=60, valid_from=date(2027, 1, 1))
    with clock.travel(clock.at(2026, 12, 31, 8)):
        assert not due("anonymise").exists()
    with clock.travel(clock.at(2027, 1, 2, 8)):
        assert due("anonymise").count() == 1


def test_the_keeper_sees_before_what_will_go(world, answered):
    with clock.travel(clock.now() + timedelta(days=340)):
        sheet = preview(clock.now() + timedelta(days=30))
    assert [(each.code, each.category) for each in sheet.anonymise] == [(answered.case.code, "Chiếu sáng công cộng")]
    assert (sheet.to_anonymise, sheet.to_delete) == (1, 0)
