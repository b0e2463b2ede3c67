from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import allow
from tinhso.engines.cases.models import Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.api import Period, sight
from tinhso.engines.indicators.tests.trial import CAME, happened
from tinhso.engines.messages.models import Message
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import screen_of
from tinhso.systems.ioc.directives.following_up import send_back, withdraw
from tinhso.systems.ioc.directives.forms import GiveForm
from tinhso.systems.ioc.directives.kinds import load_reference
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.directives.queries import of_figure, offices_to_direct, open_by_figure
from tinhso.systems.ioc.directives.verbs import give, report_end
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.pages.directives import directive as its_page
from tinhso.systems.ioc.pages.directives import directives as the_list
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-22")]
ASKED = "Rà soát hồ sơ tồn, báo cáo nguyên nhân."
BACK = "Còn 2 hồ sơ chưa được xử lý."
MORE = "Báo cáo tiến độ từng tháng."
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
    assert (found.case.decision.reason, found.case.on_time, found.case.progress.get().percent) == (DONE, True, 60)
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


def reported(chair, head, office, **what):
    made = direct(chair, office, **what)
    report_end(made, words=DONE, by=head)
    return made


def test_its_giver_sends_it_back_with_a_new_deadline_once_and_the_work_goes_on(offices, chair, head):
    made = reported(chair, head, offices.justice)
    send_back(made, words=BACK, deadline=date(2026, 12, 18), by=chair)
    made.refresh_from_db()
    task = Task.objects.waiting_for(head).get()
    assert (made.deadline, clock.local(task.due_at).date(), made.case.reopening.reason) == (
        date(2026, 12, 18), date(2026, 12, 18), BACK,
    )  # fmt: skip
    assert Message.objects.filter(to=head.position, code="ioc.directive_returned").count() == 1
    with pytest.raises(Refused):
        send_back(made, words=BACK, deadline=date(2026, 12, 21), by=chair)  # it is under way
    report_end(made, words="Đã xử lý nốt 2 hồ sơ.", by=head)
    with pytest.raises(AlreadyDone):
        send_back(made, words=BACK, deadline=date(2026, 12, 21), by=chair)
    assert of_figure(Asked(chair, sight(chair), Period.month(2026, 11)), CAME.code)[0].case.decision.reason == (
        "Đã xử lý nốt 2 hồ sơ."
    )


def test_the_page_names_the_figure_and_keeps_the_result_that_was_sent_back(offices, chair, head, monkeypatch):
    monkeypatch.setattr("tinhso.systems.ioc.pages.directives.named", lambda codes: {CAME.code: CAME})
    made = reported(chair, head, offices.justice)
    send_back(made, words=BACK, deadline=date(2026, 12, 18), by=chair)
    for reader in (chair, head):
        page = visit(its_page, reader, made.case.code).content.decode()
        assert (str(CAME.name) in page, DONE in page, BACK in page) == (True, True, True)


def test_the_offices_to_direct_stand_in_the_order_that_people_count_in(offices, chair):
    for name, code in (("Ủy ban nhân dân xã Tầm Vu", "H53.101"), ("Sở Nội vụ", "H53.2")):
        directory.make_office(
            name=name, kind="department", code=code, parent=offices.province, area=offices.province.area, by=PLATFORM
        )
    found = [office.code for office in offices_to_direct(chair)]
    assert found == ["H53", "H53.2", "H53.10", "H53.10.02", "H53.11", "H53.101"]


def test_its_giver_withdraws_it_once_and_it_waits_for_nobody_any_more(offices, chair, head):
    made = direct(chair, offices.justice)
    withdraw(made, words=BACK, by=chair)
    assert not Task.objects.waiting_for(head).exists()
    assert BACK in visit(its_page, chair, made.case.code).content.decode()
    with pytest.raises(Refused):
        withdraw(made, words=BACK, by=chair)
    assert Message.objects.filter(code="ioc.directive_withdrawn").count() == 1


def test_nobody_but_its_giver_sends_it_back_or_withdraws_it(offices, chair, head):
    other = official(offices.province, "indicators.view", "ioc.direct", "cases.read", name="Phan Văn Tư", is_head=False)
    open_one, ended = direct(chair, offices.justice), reported(chair, head, offices.justice, words=MORE)
    for by in (head, other):
        with pytest.raises(Denied):
            withdraw(open_one, words=BACK, by=by)
        with pytest.raises(Denied):
            send_back(ended, words=BACK, deadline=date(2026, 12, 18), by=by)
    for wrong, field in (({"words": "Chưa"}, "words"), ({"deadline": date(2026, 11, 22)}, "deadline")):
        with pytest.raises(Refused) as refused:
            send_back(ended, **{"words": BACK, "deadline": date(2026, 12, 18), **wrong}, by=chair)
        assert refused.value.field == field
    assert not Message.objects.filter(code__in=("ioc.directive_withdrawn", "ioc.directive_returned")).exists()


def test_each_sees_on_its_page_what_they_may_do(offices, chair, head):
    made = direct(chair, offices.justice)
    acts = {who: visit(its_page, who, made.case.code).content.decode() for who in (chair, head)}
    assert [[f'value="{act}"' in acts[who] for act in ("progress", "end", "withdraw", "back")] for who in acts] == [
        [False, False, True, False], [True, True, False, False],
    ]  # fmt: skip
    visit(its_page, head, made.case.code, post={"act": "end", "end-words": DONE})
    assert 'value="back"' in visit(its_page, chair, made.case.code).content.decode()
    visit(its_page, chair, made.case.code, post={"act": "back", "back-words": BACK, "back-deadline": "2026-12-18"})
    assert 'value="end"' in visit(its_page, head, made.case.code).content.decode()


def test_the_lead_office_is_chosen_and_never_taken_for_granted(offices):
    typed = {"words": "Rà soát hồ sơ quá hạn.", "lead": "", "deadline": "2026-12-01"}
    form = GiveForm(typed, offices=[offices.province, offices.justice])
    assert form["lead"].subwidgets[0].data["value"] == ""
    assert list(form.errors) == ["lead"]
