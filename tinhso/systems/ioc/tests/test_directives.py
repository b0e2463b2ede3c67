from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import allow
from tinhso.engines.cases.models import Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.api import Period, sight
from tinhso.engines.indicators.tests.trial import CAME, happened
from tinhso.engines.messages.models import Message
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import screen_of
from tinhso.systems.ioc.directives.kinds import load_reference
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.directives.queries import of_figure, offices_to_direct, open_by_figure
from tinhso.systems.ioc.directives.verbs import give, report_end, tell_progress
from tinhso.systems.ioc.pages.directives import directive as its_page
from tinhso.systems.ioc.pages.directives import directives as the_list
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-22")]
ASKED = "Rà soát hồ sơ tồn, báo cáo nguyên nhân."
DONE = "Đã xử lý xong 3 hồ sơ tồn."


def official(office, *permissions, name="Lê Văn Út", is_head=True):
    person = directory.register_person(name=name, by=PLATFORM)
    actor = directory.actor_for(directory.appoint(person, office, "Lãnh đạo", is_head=is_head, by=PLATFORM))
    for permission in permissions:
        allow(actor.position, permission, office.below_id, by=PLATFORM)
        allow(actor.position, permission, office.here_id, by=PLATFORM)
    return actor


@pytest.fixture
def chair(offices):
    load_reference()
    return official(offices.province, "indicators.view", "ioc.direct", "cases.read", name="Mai Đình Toàn")


@pytest.fixture
def head(offices):
    return official(offices.justice, "indicators.view", "cases.read", "cases.decide", name="Trần Thị Sáu")


def direct(chair, office, *, deadline=date(2026, 12, 10), words=ASKED):
    asked = Asked(chair, sight(chair), Period.month(2026, 11))
    figure = screen_of(asked, [CAME]).total[CAME.code]
    return give(figure=figure, asked=asked, lead=office, deadline=deadline, words=words, by=chair)


def test_a_directive_keeps_the_figure_as_it_was_and_waits_among_the_work_of_the_lead_office(offices, chair, head):
    made = direct(chair, offices.justice)
    happened("came", clock.at(2026, 11, 21), office=offices.justice.here_id)
    assert (made.value, made.value_text, made.unit) == (9, "9", "Ủy ban nhân dân tỉnh")
    task = Task.objects.waiting_for(head).get()
    assert (task.case, task.name) == (made.case, "Tổ chức thực hiện và báo cáo kết quả")
    assert clock.local(task.due_at).date() == date(2026, 12, 10)
    assert Message.objects.filter(to=head.position, about=made.pk).count() == 1


def test_it_is_followed_to_its_end_and_shown_back_on_the_figure(offices, chair, head):
    made = direct(chair, offices.justice)
    asked = Asked(chair, sight(chair), Period.month(2026, 11))
    assert open_by_figure(asked, [CAME.code]) == {CAME.code: 1}
    tell_progress(made, percent=60, words="Đã xử lý 2 trong 3 hồ sơ.", by=head)
    report_end(made, words=DONE, by=head)
    assert open_by_figure(asked, [CAME.code]) == {}
    found = of_figure(asked, CAME.code)[0]
    assert (found.case.decision.reason, found.case.on_time, found.told.get().percent) == (DONE, True, 60)
    assert Message.objects.filter(to=chair.position, about=made.pk).count() == 1
    with pytest.raises(Refused):
        tell_progress(made, percent=80, words=DONE, by=head)
    with pytest.raises(Refused):
        report_end(made, words=DONE, by=head)


def test_nobody_directs_without_the_right_or_outside_ones_tree(offices, chair, head):
    with pytest.raises(Denied):
        direct(head, offices.justice)
    outside = official(offices.justice, "indicators.view", "ioc.direct", name="Phan Văn Tư", is_head=False)
    with pytest.raises(Denied):
        direct(outside, offices.health)
    assert not Directive.objects.exists()
    assert [office.code for office in offices_to_direct(outside)] == ["H53.10", "H53.10.02"]


def test_what_cannot_be_is_refused_beside_its_field(offices, chair):
    with pytest.raises(Refused) as refused:
        direct(chair, offices.justice, deadline=date(2026, 11, 22))
    assert refused.value.field == "deadline"
    with pytest.raises(Refused) as refused:
        direct(chair, offices.justice, words="Làm đi")
    assert refused.value.field == "words"


def test_only_the_lead_office_tells_the_progress_and_others_do_not_see_it(offices, chair, head):
    made = direct(chair, offices.justice)
    stranger = official(offices.health, "indicators.view", "cases.read", "cases.decide", name="Võ Thị Bảy")
    for act in (
        lambda: tell_progress(made, percent=5, words=DONE, by=stranger),
        lambda: report_end(made, words=DONE, by=stranger),
    ):
        with pytest.raises(Denied):
            act()
    assert ASKED in visit(its_page, head, made.case.code).content.decode()
    assert ASKED in visit(the_list, chair).content.decode()
    assert made.case.code not in visit(the_list, leader(offices.health.below_id)).content.decode()
