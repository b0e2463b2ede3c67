"""An hour in which everything goes wrong between the province and the portal; afterwards both hold the same."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from pretend.national import asking, filing
from tests.conformance.verb_test import accept
from tests.dossiers import many
from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.events.api import tell_now
from tinhso.engines.payments import api as payments
from tinhso.systems.national.models import Arrival, Wish
from tinhso.systems.national.portal import codes
from tinhso.systems.national.portal.steps import steps
from tinhso.systems.national.reconciling.verbs import reconcile
from tinhso.systems.services.models import Amendment

pytestmark = pytest.mark.django_db
FAULTS = ("refuse", "lose", "expire", "busy", "reorder", "repeat", "silent")
MINUTES = range(0, 60, 4)
CITIZEN = "080190004128"


class Hour:
    """Officials and citizens act, the portal misbehaves by the dice, the worker goes on as it does."""

    def __init__(self, province, portal, seed: int) -> None:
        self.province, self.portal, self.chance = province, portal, Random(seed)
        self.handed = [made.pk for made in many(province, 3)]

    def live(self, *, forgetful: bool = False) -> None:
        begun = clock.now()
        for minute in MINUTES:
            with clock.travel(begun + timedelta(minutes=minute)):
                for fault in FAULTS:
                    self.portal.turn(fault, str(self.chance.choice((0, 0, 1, 2))))
                if forgetful:
                    self.portal.turn("forget", "on")
                self.act(minute)
                tell_now()
                deliver("national")
        self.calm(begun)

    def act(self, minute: int) -> None:
        """Each dossier takes a step of its own now and then; one comes in at the portal every quarter of an hour."""
        if minute % 16 == 4:
            filing.put(self.portal, "1.004873", number=CITIZEN)
        case = Case.objects.get(pk=self.chance.choice(self.handed))
        with transaction.atomic():
            try:
                self.step(case)
            except Refused:
                transaction.set_rollback(True)

    def step(self, case: Case) -> None:
        clerk = self.province.actor("duyen")
        if case.stage == Stage.DUTY:
            payments.pay_cash(case.dossier.demand, by=clerk)
            cases.settle_duty(case.dossier.demand)
        elif case.stage == Stage.SUBMITTED:
            accept(case, self.province, "duyen")
        elif case.stage == Stage.SUPPLEMENT and self.chance.random() < 0.4:
            cases.answer_supplement(case.pk, by=self.province.actor("huong"))
        elif self.chance.random() < 0.5:
            self.ask_there(case)
        elif self.chance.random() < 0.5:
            cases.ask_supplement(case.pk, items=[], reason="Bổ sung bản chụp rõ.", by=self.province.actor("thuong"))
        else:
            cases.withdraw(case.pk, reason="Tôi xin rút.", by=self.province.actor("huong"))

    def ask_there(self, case: Case) -> None:
        """At the portal, by what it knows of the dossier; often it is behind, and the answer has to say so."""
        known = self.portal.store.get("hoso", case.code)
        note = f"Qua Cổng, lần {len(self.portal.store.all('asked')) + 1}"
        if known and known["DanhSachHoSoBoSung"] and self.chance.random() < 0.8:
            asking.supplement(self.portal, case.code, number=CITIZEN, said=note)
        elif known:
            asking.withdraw(self.portal, case.code, number=CITIZEN, said=note)

    def calm(self, begun) -> None:
        """The portal is well again: what waits is sent, and the comparison of the night finds the rest."""
        for fault in (*FAULTS, "forget"):
            self.portal.turn(fault, "")
        for hours in (3, 5, 7, 9):
            with clock.travel(begun + timedelta(hours=hours)):
                self.province.work()
                deliver("national", limit=1000)
                self.portal.catch_up()
                for message in asking.waiting(self.portal):
                    asking.bring(self.portal, message)
                reconcile()
                self.province.work()

    def agree(self) -> bool:
        """On every dossier: there once, the same status, the same steps, each once."""
        rows = Counter(row["MaHoSo"] for _key, row in self.portal.store.all("hoso"))
        ours = list(Case.objects.filter(counterpart__isnull=False))
        told = Counter(key_of(row) for _key, row in self.portal.store.all("tientrinh"))
        theirs = {row["MaHoSo"]: row["TrangThaiHoSo"] for _key, row in self.portal.store.all("hoso")}
        return (
            set(rows) == {case.code for case in ours}
            and max(rows.values()) == 1
            and max(told.values()) == 1
            and all(theirs[case.code] == codes.status_of_case(case) for case in ours)
            and all(told[key_of(row)] == 1 for case in ours for row in steps(case))
            and sum(told.values()) == sum(len(steps(case)) for case in ours)
            and all(Case.objects.filter(code=code).count() == 1 for code, _row in self.portal.store.all("filed"))
            and self.agree_on_wishes()
        )

    def agree_on_wishes(self) -> bool:
        """Each was answered, alike on both sides; what was granted is in the dossier once, what was declined never."""
        there = dict(self.portal.store.all("asked"))
        here = {wish.message: wish for wish in Wish.objects.all()}
        return set(there) == set(here) and all(
            row.get("TrangThai") == ("1" if here[key].granted else "2") and self.is_done_once(row, here[key])
            for key, row in there.items()
        )

    def is_done_once(self, row, wish: Wish) -> bool:
        if wish.kind == Wish.Kind.SUPPLEMENT:
            return Amendment.objects.filter(note=row["NoiDung"]).count() == int(wish.granted)
        told = wish.case.withdrawals.filter(reason=row["NoiDung"]).count()
        return told <= int(wish.granted) and wish.case.withdrawals.exists() >= wish.granted


def key_of(row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("MaHoSo", "ThoiDiemXuLy", "TrangThai", "NoiDungXuLy"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_an_hour_of_faults_both_sides_agree_on_every_dossier(linked, portal, seed):
    hour = Hour(linked, portal, seed)
    hour.live()
    assert len(portal.store.all("filed")) == 4 and not Arrival.objects.waiting().exists()
    assert not Outgoing.objects.filter(adapter="national").exclude(state="sent").exists()
    assert reconcile().differing == 0
    assert portal.store.all("asked") and not Wish.objects.waiting().exists()
    assert hour.agree()


def test_without_idempotency_they_do_not(linked, portal):
    """The control: the same hour with a portal that takes each telling for a new one."""
    hour = Hour(linked, portal, 1)
    hour.live(forgetful=True)
    assert not hour.agree()
    assert reconcile().differing > 0
