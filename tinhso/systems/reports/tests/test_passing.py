"""A return on its way: filled in, signed and so delivered, checked, approved, or given back."""

from uuid import UUID

import pytest
from django.http import Http404

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.indicators.models import Entry
from tinhso.engines.messages.models import Message
from tinhso.engines.papers import api as papers
from tinhso.systems.reports.models import Act, Return
from tinhso.systems.reports.pages import acting
from tinhso.systems.reports.pages.one import one as its_page
from tinhso.systems.reports.pages.one import paper as signed_paper
from tinhso.systems.reports.past import values_of
from tinhso.systems.reports.queries import of_agency, waiting_for
from tinhso.systems.reports.tests.world import GOOD, MONTH, cells, visit
from tinhso.systems.reports.verbs.filling import save, submit
from tinhso.systems.reports.verbs.opening import open_returns
from tinhso.systems.reports.verbs.passing import give_back, pass_on

WORDS = "Đề nghị rà soát lại số trẻ dưới 1 tuổi."
NOBODYS = UUID(int=5)


def test_every_commune_owes_a_return_with_its_days_and_due_moment(world):
    found = world.of(world.ward)
    assert Return.objects.filter(period=MONTH).count() == 2
    assert (f"{found.first}", f"{found.lasts.last}") == ("2026-10-15", "2026-11-14")
    assert found.opens_at == clock.at(2026, 11, 9)
    assert found.due_at == clock.at(2026, 11, 17, 17)  # the 14th is a Saturday: two working days are Monday and Tuesday


@pytest.mark.goal("ioc-17")
def test_a_return_goes_level_by_level_and_is_signed_on_its_way(world):
    one = world.of(world.ward)
    assert list(waiting_for(world.clerk)) == [one]
    save(one.pk, cells(GOOD), by=world.clerk)
    submit(one.pk, by=world.clerk)
    assert list(waiting_for(world.chair)) == [one]
    pass_on(one.pk, by=world.chair, level="sign")
    drain()
    paper = papers.of(one.pk)[0]
    assert (paper.code, paper.sign_as.subject_id, paper.is_ready) == ("01/BC-UBND", world.chair.position, True)
    assert list(waiting_for(world.checker)) == [one]
    pass_on(one.pk, by=world.checker, level="check")
    assert list(waiting_for(world.director)) == [one]
    one = pass_on(one.pk, by=world.director, level="approve")
    assert (one.state, one.level, one.delivered_at) == ("approved", "", one.delivered_at)
    kinds = [act.kind for act in one.acts.all()]
    assert kinds == ["submitted", "sign", "check", "approve"]
    assert [act.by for act in one.acts.all()] == [
        world.clerk.position, world.chair.position, world.checker.position, world.director.position
    ]  # fmt: skip


def test_the_approved_values_are_figures_at_once_and_lead_back_to_the_report(world):
    one = world.approve(world.deliver())
    entry = Entry.objects.get(series__code="tinh.tre_duoi_1_tuoi")
    assert (entry.value, entry.area, entry.period) == (120, world.ward.area_id, MONTH)
    assert (entry.origin, entry.source, entry.source_type) == ("reported", one.pk, "reports.return")
    assert entry.checked_by == world.director.position


@pytest.mark.goal("ioc-17")
def test_a_return_is_given_back_with_a_message_and_comes_again(world):
    one = world.deliver()
    with pytest.raises(Refused):
        give_back(one.pk, words="Sai", by=world.checker, level="check")
    one = give_back(one.pk, words=WORDS, by=world.checker, level="check")
    assert (one.state, list(waiting_for(world.clerk))) == ("returned", [one])
    told = Message.objects.filter(about=one.pk, code="reports.returned")
    assert {m.to for m in told} == {world.clerk.position, world.chair.position}
    assert WORDS in told[0].body
    first = one.delivered_at
    one = world.deliver(values={**GOOD, "1": "130"})
    assert one.delivered_at == first  # it had been delivered in time
    value = values_of(one)["1"]
    assert (value.value, value.reason) == (130, WORDS)
    drain()
    assert [paper.code for paper in papers.of(one.pk) if not paper.is_replaced] == ["02/BC-UBND"]


def test_nobody_from_elsewhere_or_above_fills_in_or_signs_for_an_office(world):
    one = world.of(world.ward)
    for stranger in (world.elsewhere, world.governor, world.checker):
        with pytest.raises(Denied):
            save(one.pk, cells(GOOD), by=stranger)
    save(one.pk, cells(GOOD), by=world.clerk)
    submit(one.pk, by=world.clerk)
    for stranger in (world.elsewhere, world.governor, world.clerk):
        with pytest.raises(Denied):
            pass_on(one.pk, by=stranger, level="sign")
    assert world.of(world.ward).delivered_at is None


def test_the_office_does_not_check_or_approve_its_own_report(world):
    one = world.deliver()
    for stranger in (world.chair, world.elsewhere):
        with pytest.raises(Denied):
            pass_on(one.pk, by=stranger, level="check")
        with pytest.raises(Denied):
            give_back(one.pk, words=WORDS, by=stranger, level="check")
    assert not one.acts.filter(kind=Act.Kind.CHECK).exists()


def test_a_second_time_is_told_so(world):
    one = world.deliver()
    with pytest.raises(AlreadyDone):
        pass_on(one.pk, by=world.chair, level="sign")
    with pytest.raises(AlreadyDone):
        submit(one.pk, by=world.clerk)
    assert Event.objects.filter(kind="reports.signed", subject=one.pk).count() == 1


def test_the_head_fills_in_and_signs_on_one_page(world):
    one = world.of(world.ward)
    assert 'name="v-1"' in visit(its_page, world.chair, one.pk).content.decode()
    typed = {f"v-{code}": text for code, text in GOOD.items()}
    assert visit(acting.save, world.chair, one.pk, post={"v-1": "12"}).status_code == 204
    answer = visit(acting.submit, world.chair, one.pk, post={**typed, "sign": "1"})
    assert answer.status_code == 302
    assert world.of(world.ward).level == "check"
    page = visit(its_page, world.director, one.pk).content.decode()
    assert "114" in page
    assert "/duyet/" in page


def test_what_is_wrong_keeps_what_was_typed_and_says_so_beside_the_cell(world):
    one = world.of(world.ward)
    answer = visit(acting.submit, world.clerk, one.pk, post={"v-1": "120", "v-2": "190", "v-4": "sáu"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="sáu"' in page
    assert "Số trẻ tiêm đủ không vượt quá số trẻ dưới 1 tuổi." in page
    assert world.of(world.ward).state == "draft"


def test_a_stranger_does_not_find_the_report(world):
    with pytest.raises(Http404):
        visit(its_page, world.elsewhere, world.of(world.ward).pk)


@pytest.mark.parametrize("act", ["save", "submit", "pass_on", "give_back", "unlock", "correct"])
def test_a_report_that_is_not_there_is_not_found_by_any_act(world, act):
    more = ("1",) if act == "correct" else ()
    for key in (NOBODYS, world.of(world.ward).pk):
        with pytest.raises(Http404):
            visit(getattr(acting, act), world.elsewhere, key, *more, post={"level": "check", "b-words": WORDS})


def test_a_checker_in_a_division_of_the_owner_opens_the_signed_report(world):
    division = directory.make_office(
        name="Phòng Nghiệp vụ y", kind="division", code="H53.11.02", parent=world.health, area=world.health.area,
        valid_from=world.health.valid_from, by=PLATFORM,
    )  # fmt: skip
    person = directory.register_person(name="Trần Thị Chín", by=PLATFORM)
    position = directory.appoint(
        person, division, "Chuyên viên", roles=["specialist"], valid_from=division.valid_from, by=PLATFORM
    )
    one = world.deliver()
    drain()
    for reader in (directory.actor_for(position), world.clerk, world.chair):
        assert visit(signed_paper, reader, one.pk).status_code == 302
    with pytest.raises(Http404):
        visit(signed_paper, world.elsewhere, one.pk)


def test_a_returned_report_says_that_it_came_in_time_and_not_that_it_is_done(world):
    one = give_back(world.deliver().pk, words=WORDS, by=world.checker, level="check")
    page = visit(its_page, world.chair, one.pk).content.decode()
    assert "Gửi đúng hạn" in page
    assert "Xong" not in page


def test_what_is_to_be_filled_in_stands_first_then_the_newest(world):
    old = world.deliver()
    with clock.travel(clock.at(2027, 1, 20, 9)):
        open_returns()
        later = world.deliver(period="2026-12-BC")
        assert [one.period for one in of_agency(world.ward)] == ["2027-01-BC", later.period, old.period]
        give_back(old.pk, words=WORDS, by=world.checker, level="check")
        assert [one.period for one in of_agency(world.ward)] == [old.period, "2027-01-BC", later.period]
