"""A task of a programme from being given to its end, and whoever may not."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import allow
from tinhso.engines.cases.models import Case, Postponement, Task
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files.models import File
from tinhso.engines.files.tests.conftest import make_pdf
from tinhso.engines.messages.models import Message
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.programmes.due import Due, read_due
from tinhso.systems.ioc.programmes.nouns import Assignment, Product
from tinhso.systems.ioc.programmes.standing import State
from tinhso.systems.ioc.programmes.story import story
from tinhso.systems.ioc.programmes.verbs.carrying import file_product
from tinhso.systems.ioc.programmes.verbs.settling import confirm, give_back
from tinhso.systems.ioc.programmes.verbs.steering import arrange_support, postpone, stop
from tinhso.systems.ioc.programmes.verbs.writing import attach_document, end_programme
from tinhso.systems.ioc.tests import programmes_world as world
from tinhso.systems.ioc.tests.programmes_world import DONE, DUE, WHY, WORDS, hand_in, on, programme, seen, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(offices):
    return world.people(offices)


@pytest.fixture
def plan(offices, who):
    return programme(offices, who.chair)


@pytest.fixture
def given(offices, who, plan):
    return task(plan, offices.justice, who.chair)


def test_a_task_waits_among_the_work_of_its_owner_until_its_day(who, given):
    waiting = Task.objects.waiting_for(who.owner).get()
    assert (waiting.case, waiting.name) == (given.case, "Tổ chức thực hiện, nộp sản phẩm")
    assert clock.local(waiting.due_at).date() == DUE
    assert Message.objects.filter(to=who.owner.position, code="ioc.assigned").count() == 1
    assert not Task.objects.waiting_for(who.follower).exists()


def test_it_is_handed_in_with_its_proof_and_confirmed_by_whoever_follows_it(who, given):
    tell_progress(given, percent=60, words="Đã lấy ý kiến các sở.", by=who.owner)
    with on(2026, 12, 1):
        hand_in(given, who.owner)
        waiting = Task.objects.waiting_for(who.follower).get()
        assert (waiting.name, seen(given, who.chair).state) == ("Xác nhận hoàn thành nhiệm vụ", State.WAITING)
        confirm(given, by=who.follower)
        assert seen(given, who.chair).state == State.DONE
    event = Event.objects.get(kind="ioc.task_finished")
    assert (event.office, event.facts["on_time"], event.facts["ahead"]) == (given.case.office.here_id, True, False)
    told = Message.objects.filter(code="ioc.task_finished").values_list("to", flat=True)
    assert set(told) == {who.owner.position, who.chair.position}


def test_it_is_late_by_the_day_of_the_product_not_by_how_long_others_looked_at_it(offices, who, plan):
    in_time, late = task(plan, offices.justice, who.chair), task(plan, offices.justice, who.chair)
    with on(2026, 12, 10, 20):
        hand_in(in_time, who.owner)
    with on(2026, 12, 11):
        assert seen(in_time, who.chair).state == State.WAITING
        assert seen(late, who.chair).state == State.OVERDUE
        hand_in(late, who.owner)
        assert seen(late, who.chair).state == State.OVERDUE
    with on(2026, 12, 20):
        confirm(in_time, by=who.follower)
        confirm(late, by=who.follower)
        assert [seen(one, who.chair).state for one in (in_time, late)] == [State.DONE, State.DONE_LATE]
    facts = Event.objects.filter(kind="ioc.task_finished").order_by("recorded_at", "id").values_list("facts", flat=True)
    assert sorted(one["on_time"] for one in facts) == [False, True]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30/6/2027", date(2027, 6, 30), date(2027, 6, 30)),
        ("2027-06-30", date(2027, 6, 30), date(2027, 6, 30)),
        ("46430", date(2027, 2, 12), date(2027, 2, 12)),
        ("Tháng 6/2027", date(2027, 6, 1), date(2027, 6, 30)),
        ("06/2027", date(2027, 6, 1), date(2027, 6, 30)),
        ("Quý IV/2027", date(2027, 10, 1), date(2027, 12, 31)),
        ("quý 2 năm 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("Năm 2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_task_is_due_on_a_day_or_within_a_month_a_quarter_or_a_year(text, first, last):
    assert read_due(text) == Due(first, last)
    assert read_due(str(read_due(text))) == read_due(text)


@pytest.mark.parametrize("text", ["", "31/02/2027", "13/2027", "Quý V/2027", "sớm nhất"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Refused):
        read_due(text)


def test_ahead_of_time_is_before_the_month_quarter_or_year_that_was_named(offices, who, plan):
    ahead, in_time = task(plan, offices.justice, who.chair), task(plan, offices.justice, who.chair)
    for one, day, state in ((ahead, (2026, 11, 30), State.DONE_AHEAD), (in_time, (2026, 12, 1), State.DONE)):
        with on(*day):
            hand_in(one, who.owner)
            confirm(one, by=who.follower)
            assert seen(one, who.chair).state == state


def test_a_task_without_proof_is_neither_handed_in_nor_confirmed(who, given):
    with pytest.raises(Refused) as refused:
        file_product(given, words=DONE, by=who.owner)
    assert refused.value.field == "upload"
    with pytest.raises(Refused) as refused:
        file_product(given, words=DONE, paper="999/QĐ", by=who.owner)
    assert refused.value.field == "paper"
    for by in (who.follower, who.owner):
        with pytest.raises(Refused):
            confirm(given, by=by)
    assert not Product.objects.exists() and given.case.decision is None


def test_a_proof_that_cannot_be_opened_is_none(who, given):
    made = hand_in(given, who.owner, scanned=False)
    with pytest.raises(Refused):
        confirm(given, by=who.follower)
    File.objects.filter(pk=made.file_id).update(scan=File.Scan.INFECTED)
    with pytest.raises(Refused):
        confirm(given, by=who.follower)
    assert given.case.decision is None


def test_a_product_goes_back_with_reasons_as_often_as_need_be(who, given):
    for _n in range(2):
        hand_in(given, who.owner)
        give_back(given, words=WHY, by=who.follower)
    assert Task.objects.waiting_for(who.owner).get().case == given.case
    assert seen(given, who.owner).state == State.RUNNING
    assert list(Product.objects.values_list("return_words", flat=True)) == [WHY, WHY]
    hand_in(given, who.owner)
    with pytest.raises(Refused):
        give_back(given, words="Chưa", by=who.follower)
    confirm(given, by=who.follower)
    assert seen(given, who.owner).state == State.DONE_AHEAD
    with pytest.raises(Refused):
        give_back(given, words=WHY, by=who.follower)


def test_nobody_confirms_what_they_handed_in_themselves(offices, who):
    own = programme(offices, who.chair, number="06-KH/UBND", followed_by=offices.justice)
    given = task(own, offices.justice, who.chair)
    hand_in(given, who.owner)
    with pytest.raises(Denied):
        confirm(given, by=who.owner)
    assert seen(given, who.owner).state == State.WAITING


def test_the_giver_moves_the_day_and_every_day_it_had_stays(who, given):
    with on(2026, 12, 1):
        postpone(given, deadline=date(2026, 12, 18), words=WHY, by=who.chair)
    with on(2026, 12, 15):
        postpone(given, deadline=date(2026, 12, 25), words=WHY, by=who.chair)
        assert seen(given, who.owner).state == State.RUNNING
        assert clock.local(Task.objects.waiting_for(who.owner).get().due_at).date() == date(2026, 12, 25)
    days = [(clock.local(one.due_before).day, clock.local(one.due_after).day) for one in Postponement.objects.all()]
    assert days == [(10, 18), (18, 25)]
    then = Assignment.objects.as_of(clock.at(2026, 11, 30)).get()
    assert clock.local(then.due_then).date() == DUE


def test_a_day_is_moved_only_forward_by_the_giver_and_not_while_a_product_waits(who, given):
    later = date(2026, 12, 18)
    for by in (who.owner, who.follower):
        with pytest.raises(Denied):
            postpone(given, deadline=later, words=WHY, by=by)
    for wrong, field in (({"deadline": DUE}, "deadline"), ({"words": "Chờ"}, "words")):
        with pytest.raises(Refused) as refused:
            postpone(given, **{"deadline": later, "words": WHY, **wrong}, by=who.chair)
        assert refused.value.field == field
    hand_in(given, who.owner)
    with pytest.raises(Refused):
        postpone(given, deadline=later, words=WHY, by=who.chair)
    assert not Postponement.objects.exists()


def test_a_stopped_task_waits_for_nobody(who, given):
    for by in (who.owner, who.follower):
        with pytest.raises(Denied):
            stop(given, words=WHY, by=by)
    stop(given, words=WHY, by=who.chair)
    assert not Task.objects.waiting_for(who.owner).exists()
    assert seen(given, who.owner).state == State.STOPPED
    for act in (
        lambda: stop(given, words=WHY, by=who.chair),
        lambda: hand_in(given, who.owner),
        lambda: tell_progress(given, percent=5, words=DONE, by=who.owner),
    ):
        with pytest.raises(Refused):
            act()


def test_only_who_speaks_for_the_office_writes_programmes_and_gives_their_tasks(offices, who, plan):
    with pytest.raises(Denied):
        programme(offices, who.follower, number="07-KH/UBND")
    with pytest.raises(Denied):
        task(plan, offices.justice, who.follower)
    allow(who.follower.position, "ioc.plan", offices.health.below_id, by=PLATFORM)
    own = programme(offices, who.follower, number="07-KH/SYT", office=offices.health)
    with pytest.raises(Denied):
        task(own, offices.justice, who.follower)
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"due": read_due("22/11/2026")}, "due"),
        ({"due": read_due("2031")}, "due"),
        ({"words": "Làm đi"}, "words"),
        ({"product": "QĐ"}, "product"),
        ({"indicator": "khong.co"}, "indicator"),
        ({"target": 5}, "indicator"),
    ],
)
def test_what_cannot_be_given_is_refused_beside_its_field(offices, who, plan, wrong, field):
    with pytest.raises(Refused) as refused:
        task(plan, offices.justice, who.chair, **wrong)
    assert refused.value.field == field
    assert not Assignment.objects.exists()


def test_a_number_is_given_once_and_a_document_written_down_once(offices, who, plan):
    assert [task(plan, offices.justice, who.chair, number=n).number for n in (None, 4, None)] == [1, 4, 5]
    with pytest.raises(AlreadyDone):
        task(plan, offices.justice, who.chair, number=4)
    with pytest.raises(AlreadyDone):
        programme(offices, who.chair)


def test_a_programme_that_ended_gives_no_more_tasks_while_those_under_way_go_on(offices, who, plan, given):
    end_programme(plan.pk, words="Được thay bằng Nghị quyết số 09-NQ/TU.", by=who.chair)
    with pytest.raises(Refused):
        task(plan, offices.justice, who.chair)
    with pytest.raises(AlreadyDone):
        end_programme(plan.pk, words="Được thay bằng Nghị quyết số 09-NQ/TU.", by=who.chair)
    hand_in(given, who.owner)
    confirm(given, by=who.follower)
    assert seen(given, who.owner).words == WORDS


def test_supporting_agencies_are_told_read_the_task_and_can_be_changed(offices, who, plan):
    helper = world.official(offices.party, "cases.read", name="Đặng Văn Chín")
    given = task(plan, offices.justice, who.chair, supporting=(offices.party,))
    asked = Message.objects.filter(code="ioc.support_asked")
    assert list(asked.values_list("to", flat=True)) == [helper.position]
    assert seen(given, helper).pk == given.pk
    arrange_support(given, supporting=[offices.health], words=WHY, by=who.chair)
    assert list(asked.order_by("pk").values_list("to", flat=True)) == [helper.position, who.follower.position]
    assert [office.code for office in given.supporting.all()] == [offices.health.code]
    with pytest.raises(Case.DoesNotExist):
        seen(given, helper)
    told = story(seen(given, who.chair), [])[0]
    assert (offices.health.name in told.text, offices.party.name in told.text, WHY in told.text) == (True, True, True)


def test_support_is_changed_by_whoever_gave_the_task_alone_and_for_another(offices, who, given):
    with pytest.raises(Denied):
        arrange_support(given, supporting=[offices.health], words=WHY, by=who.owner)
    for wrong in ([offices.justice], []):
        with pytest.raises(Refused) as refused:
            arrange_support(given, supporting=wrong, words=WHY, by=who.chair)
        assert refused.value.field == "supporting"
    stop(given, words=WHY, by=who.chair)
    with pytest.raises(Refused):
        arrange_support(given, supporting=[offices.health], words=WHY, by=who.chair)


def test_a_programme_carries_its_document_from_the_start_or_later_and_once(offices, who, plan):
    def document():
        return ContentFile(make_pdf(), name="05-NQ-TU.pdf")

    assert programme(offices, who.chair, number="06-NQ/TU", upload=document()).document.name == "05-NQ-TU.pdf"
    with pytest.raises(Denied):
        attach_document(plan.pk, upload=document(), by=who.owner)
    with pytest.raises(Refused) as refused:
        attach_document(plan.pk, upload=ContentFile(b"MZ", name="x.exe"), by=who.chair)
    assert refused.value.field == "upload"
    attach_document(plan.pk, upload=document(), by=who.chair)
    with pytest.raises(AlreadyDone):
        attach_document(plan.pk, upload=document(), by=who.chair)
