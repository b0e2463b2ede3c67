"""The morning brief: chosen, sent at seven on working days, once a day, stopped."""

import re
from datetime import date
from html import unescape

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied
from tinhso.engines.access.api import allow, revoke
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.drilling import count
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.tests.trial import CAME, happened
from tinhso.engines.messages.models import Message
from tinhso.systems.ioc.brief.jobs import send_morning_briefs
from tinhso.systems.ioc.brief.nouns import Brief, BriefWish
from tinhso.systems.ioc.brief.reading import morning
from tinhso.systems.ioc.brief.verbs import send_briefs, stop_brief, want_brief
from tinhso.systems.ioc.pages.brief import brief as page
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = pytest.mark.django_db
MONDAY, SUNDAY = clock.at(2026, 11, 23, 7), clock.at(2026, 11, 22, 7)


@pytest.fixture
def chair(offices):
    person = directory.register_person(name="Mai Đình Toàn", by=PLATFORM)
    actor = directory.actor_for(directory.appoint(person, offices.province, "Chủ tịch", is_head=True, by=PLATFORM))
    allow(actor.position, "indicators.view", offices.province.below_id, by=PLATFORM)
    return actor


def test_it_is_sent_on_a_working_morning_once_though_the_job_runs_twice(chair):
    want_brief(by=chair)
    with clock.travel(SUNDAY):
        send_morning_briefs()
        assert not Message.objects.exists()
    with clock.travel(MONDAY):
        assert (send_briefs(), send_briefs()) == (1, 0)
        told = Message.objects.get()
    assert (told.to, told.subject, told.link) == (
        chair.subject, "Bản tin sáng ngày 23/11/2026", "/dieu-hanh/ban-tin/?ngay=2026-11-23",
    )  # fmt: skip
    assert "Ủy ban nhân dân tỉnh" in told.body
    assert "came: tháng 11/2026, tính đến nay: 9." in told.body
    with clock.travel(clock.at(2026, 11, 24, 7)):
        assert send_briefs() == 0  # the Day of Vietnamese Culture, off by law
    with clock.travel(clock.at(2026, 11, 25, 7)):
        assert send_briefs() == 1
    assert list(Brief.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 11, 23), date(2026, 11, 25),
    ]  # fmt: skip


@pytest.mark.goal("ioc-29")
def test_it_says_what_was_known_the_evening_before_and_each_number_opens_its_records(chair, offices):
    with clock.travel(MONDAY):
        happened("came", clock.at(2026, 11, 23, 6), office=offices.health.here_id, recorded_at=MONDAY)
        text = visit(page, chair).content.decode()
    links = [unescape(link) for link in re.findall(r'<p>[^\n]*?<a href="(/chi-tieu/trial.came/[^"]+)">9</a>', text)]
    assert links == ["/chi-tieu/trial.came/?ky=2026-11&don-vi=H53&tai-ngay=2026-11-22"]
    assert count(CAME, period=Period.month(2026, 11), offices=[offices.health.here_id]) == 5
    assert morning(chair, date(2026, 11, 23)).items[0].sentences[0].startswith("Tháng 11/2026")


def test_the_first_of_a_month_tells_of_the_month_that_ended(chair):
    assert morning(chair, date(2026, 11, 1)).asked.period == Period.month(2026, 10)


def test_it_is_chosen_and_stopped_on_ones_own_page_each_once(chair):
    assert visit(page, chair, post={}).status_code == 302
    wish = BriefWish.objects.get()
    assert (wish.person, wish.position) == (chair.subject, chair.position)
    assert 'name="stop"' in visit(page, chair).content.decode()
    with pytest.raises(AlreadyDone):
        want_brief(by=chair)
    visit(page, chair, post={"stop": ""})
    with pytest.raises(AlreadyDone):
        stop_brief(by=chair)
    with clock.travel(MONDAY):
        assert send_briefs() == 0


def test_who_sees_no_figures_or_holds_no_position_cannot_have_it(offices):
    citizen = directory.actor_for(directory.register_person(name="Lê Thị Tư", by=PLATFORM))
    for nobody in (leader(None), citizen):
        with pytest.raises(Denied):
            want_brief(by=nobody)
    assert not BriefWish.objects.exists()


def test_who_lost_the_right_or_the_position_gets_none_and_others_still_do(chair, offices):
    person = directory.register_person(name="Trần Thị Sáu", by=PLATFORM)
    post = directory.appoint(person, offices.health, "Giám đốc", is_head=True, by=PLATFORM)
    head = directory.actor_for(post)
    grant = allow(head.position, "indicators.view", offices.health.below_id, by=PLATFORM)
    want_brief(by=head)
    want_brief(by=chair)
    revoke(grant.pk, by=PLATFORM)
    with clock.travel(MONDAY):
        assert send_briefs() == 1
    assert Message.objects.get().to == chair.subject
