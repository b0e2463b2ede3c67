"""The state of every report by office and period, from not open to locked."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.systems.reports.matrix import matrix
from tinhso.systems.reports.models import Return
from tinhso.systems.reports.pages.mine import mine
from tinhso.systems.reports.pages.regimes import regime as its_page
from tinhso.systems.reports.pages.regimes import table
from tinhso.systems.reports.tests.world import GOOD, MONTH, cells, visit
from tinhso.systems.reports.verbs.correcting import lock_period
from tinhso.systems.reports.verbs.declaring import end_regime
from tinhso.systems.reports.verbs.filling import save
from tinhso.systems.reports.verbs.opening import open_returns
from tinhso.systems.reports.verbs.passing import give_back

NEXT = "2026-12-BC"


@pytest.mark.goal("ioc-15")
def test_a_report_goes_from_not_open_to_locked(world):
    one = world.of(world.ward, NEXT)
    states = [one.state]
    with pytest.raises(Refused):
        save(one.pk, cells(GOOD), by=world.clerk)
    with clock.travel(clock.at(2026, 12, 10)):
        states.append(one.state)
        one = save(one.pk, cells(GOOD), by=world.clerk)
        states.append(one.state)
    with clock.travel(clock.at(2026, 12, 18)):
        states.append(one.state)
        one = world.deliver(period=NEXT)
        states.append(one.state)
        one = give_back(one.pk, words="Đề nghị bổ sung số liệu.", by=world.checker, level="check")
        states.append(one.state)
        one = world.approve(world.deliver(period=NEXT))
        states.append(one.state)
        lock_period(world.regime.pk, NEXT, by=world.director)
        one = world.of(world.ward, NEXT)
        states.append(one.state)
        assert one.was_late
    assert states == ["not_open", "open", "draft", "late", "submitted", "returned", "approved", "locked"]


@pytest.mark.goal("ioc-15")
def test_the_owner_sees_every_office_and_period_and_takes_the_list_away(world):
    world.approve(world.deliver())
    with clock.travel(clock.at(2026, 11, 18, 8)):
        shown = matrix(world.regime)
        assert [(column.period, column.owed, column.delivered, column.late) for column in shown.columns] == [
            (NEXT, 2, 0, 0), (MONTH, 2, 1, 1)
        ]  # fmt: skip
        assert [[one.state for one in cells] for _office, cells in shown.rows] == [
            ["not_open", "approved"], ["not_open", "late"]
        ]  # fmt: skip
        page = visit(its_page, world.director, world.regime.code).content.decode()
        assert "UBND phường Tân An" in page
        rows = visit(table, world.director, world.regime.code).content.decode().splitlines()
        assert rows[2].startswith("H53.101,Ủy ban nhân dân phường Long An,Tháng 11/2026,17/11/2026 17:00,16/11/2026")


def test_opening_again_opens_nothing_and_an_ended_regime_asks_for_no_more(world):
    assert open_returns() == 0
    with clock.travel(clock.at(2026, 12, 16)):
        assert open_returns() == 2
        end_regime(world.regime.pk, by=world.director)
        with pytest.raises(AlreadyDone):
            end_regime(world.regime.pk, by=world.director)
    with clock.travel(clock.at(2027, 1, 16)):
        assert open_returns() == 0
    assert Return.objects.count() == 6


def test_locking_waits_for_something_approved(world):
    with pytest.raises(AlreadyDone):
        lock_period(world.regime.pk, MONTH, by=world.director)


def test_a_checker_goes_from_the_reports_page_to_each_regime_of_the_office(world):
    assert its_address(world) in visit(mine, world.checker).content.decode()
    assert its_address(world) not in visit(mine, world.clerk).content.decode()


def its_address(world) -> str:
    return f'href="/bao-cao/che-do/{world.regime.code}/"'
