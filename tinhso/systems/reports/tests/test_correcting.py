"""One cell of one office is unlocked, corrected and signed again; everything else stays as it was."""

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.indicators.models import Entry
from tinhso.engines.papers import api as papers
from tinhso.systems.reports.models import Unlocking
from tinhso.systems.reports.pages import acting
from tinhso.systems.reports.pages.one import one as its_page
from tinhso.systems.reports.past import values_of
from tinhso.systems.reports.tests.world import MONTH, visit
from tinhso.systems.reports.verbs.correcting import correct, lock_period, unlock

WHY = "Trạm y tế gửi bổ sung danh sách."


@pytest.fixture
def locked(world):
    one = world.approve(world.deliver())
    lock_period(world.regime.pk, MONTH, by=world.director)
    drain()
    return one


@pytest.mark.goal("ioc-17")
def test_one_cell_of_one_office_is_unlocked_corrected_and_signed_again(world, locked):
    unlock(locked.pk, "1", reason=WHY, by=world.director)
    with pytest.raises(AlreadyDone):
        correct(locked.pk, "2", text="118", reason=WHY, by=world.chair)
    correct(locked.pk, "1", text="125", reason=WHY, by=world.chair)
    drain()
    assert {code: str(v.value.normalize()) for code, v in values_of(locked).items()} == {
        "1": "125", "2": "114", "3": "95", "4": "6"
    }  # fmt: skip
    was = locked.cells.get(line="1", replaced_at__isnull=False)
    assert (was.value, values_of(locked)["1"].reason) == (120, WHY)
    entry = Entry.objects.in_force().get(series__code="tinh.tre_duoi_1_tuoi")
    assert (entry.value, entry.reason, entry.source) == (125, WHY, locked.pk)
    assert [(paper.code, paper.is_replaced) for paper in papers.of(locked.pk)] == [
        ("01/BC-UBND", True), ("02/BC-UBND", False)
    ]  # fmt: skip
    assert world.of(world.ward).state == "locked"
    with pytest.raises(AlreadyDone):
        correct(locked.pk, "1", text="126", reason=WHY, by=world.chair)


def test_a_correction_stands_the_hard_rules(world, locked):
    unlock(locked.pk, "1", reason=WHY, by=world.director)
    with pytest.raises(Refused) as refused:
        correct(locked.pk, "1", text="100", reason=WHY, by=world.chair)
    assert refused.value.field == "text"
    assert values_of(locked)["1"].value == 120


def test_only_the_owner_unlocks_and_only_the_head_of_the_very_office_corrects(world, locked):
    for stranger in (world.chair, world.elsewhere, world.checker):
        with pytest.raises(Denied):
            unlock(locked.pk, "1", reason=WHY, by=stranger)
    unlock(locked.pk, "1", reason=WHY, by=world.director)
    with pytest.raises(AlreadyDone):
        unlock(locked.pk, "1", reason=WHY, by=world.director)
    for stranger in (world.clerk, world.elsewhere, world.director, world.governor):
        with pytest.raises(Denied):
            correct(locked.pk, "1", text="125", reason=WHY, by=stranger)
    assert Unlocking.objects.filter(used_at=None).count() == 1


def test_what_is_not_approved_is_returned_instead(world):
    one = world.deliver()
    with pytest.raises(Refused):
        unlock(one.pk, "1", reason=WHY, by=world.director)


def test_both_do_it_on_the_page_of_the_report(world, locked):
    answer = visit(acting.unlock, world.director, locked.pk, post={"u-line": "1", "u-reason": "vì"})
    assert answer.status_code == 422
    visit(acting.unlock, world.director, locked.pk, post={"u-line": "1", "u-reason": WHY})
    assert "/sua/1/" in visit(its_page, world.chair, locked.pk).content.decode()
    visit(acting.correct, world.chair, locked.pk, "1", post={"c-text": "121", "c-reason": WHY})
    page = visit(its_page, world.chair, locked.pk).content.decode()
    assert "<del>120</del>" in page
    assert "<strong>121</strong>" in page
