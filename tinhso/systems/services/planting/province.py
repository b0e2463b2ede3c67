"""The demonstration's dossiers: what came in over the last weeks, and what waits on every desk today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.systems.services.planting.cast import Agency, agencies, citizens
from tinhso.systems.services.planting.lives import Act, Life
from tinhso.systems.services.planting.names import HAMLETS, Invented
from tinhso.systems.services.planting.writing import HOUR, Writer

COMMUNES = [f"H53.{number}" for number in range(101, 113)]
JUSTICE, CENTRE = "H53.03", "H53.01.01"
COPIES = "2.000635"
QUICK = ("2.000635", "2.000815", "1.001193", "1.000656", "1.000894")  # settled the day they are received
SLOW = ("1.004873", "1.001612", "1.004194", "1.004222", "1.013225")  # three working days and more
CIVIL = ("1.004873", "1.004222", "1.004194")  # handled in the first division
FAMOUS = {  # the demonstration's own citizens, by their numbers
    "huong": "080190004128", "phuc": "080085007315", "ut": "080058001962", "anh": "080303009047",
}  # fmt: skip
LAST_WEEKS, WEEKS = 4, 13
SETTLED = {"recent": 32, "earlier": 14}
LATE_EVERY = 22  # about 97 in a hundred are on time

Who = tuple[Person, Invented]


class Province:
    """Writes the lives of one planting; the same seed and moment give the same lives."""

    def __init__(self, seed: int = 2026) -> None:
        self.chance = Random(seed)
        self.now = clock.now()
        self.communes = agencies(COMMUNES, self.chance)
        self.justice = agencies([JUSTICE], self.chance, desk=CENTRE)
        self.people = citizens(48, self.communes, self.chance)
        self.writer = Writer(self.chance)

    def lives(self) -> list[Life]:
        return [*self.settled(), *self.waiting(), *self.ended(), *self.own()]

    def settled(self) -> Iterator[Life]:
        """Done with, over the last three months, most of them in the last four weeks."""
        number = 0
        for name, many in SETTLED.items():
            for place in range(many):
                number += 1
                days = self._days(name, place / many)
                agency = self._agency(number)
                procedure = COPIES if agency in self.justice else self.chance.choice(QUICK + SLOW[:3])
                late = number % LATE_EVERY == 0
                life = self._settled(procedure, agency, days, late=late, denied=number % 29 == 3)
                yield life if number % 11 else life.before("hand_out")

    def waiting(self) -> Iterator[Life]:
        """What somebody has to do today: at every step, some near their date and a few past it."""
        for agency, share in ((self.communes[0], 4), (self.communes[8], 2), (self.communes[2], 1)):
            for number in range(share):
                yield self._since(agency, QUICK[number % 5], 1 + number).before("accept")
                yield self._since(agency, CIVIL[number % 3], 9 + 4 * number).before("finish_step")
                yield self._since(agency, CIVIL[number % 2], 12 + 3 * number).before("finish_step", 2)
                yield self._since(agency, CIVIL[number % 3], 15 + 2 * number).before("decide")
                yield self._since(agency, SLOW[number % 5], 20 + 5 * number).before("decide")
            yield self._since(agency, "1.001612", 46).before("decide")  # late
        yield self._since(self.communes[0], "1.004873", 40).before("finish_step")  # late
        for number in range(3):
            yield self._since(self.communes[0], "2.000815", 2 + number).before("pay_online")
            yield self._since(self.justice[0], COPIES, 1 + number).before("accept")
            yield self._since(self.justice[0], COPIES, 3 + number).before("finish_step" if number else "decide")
        for number, agency in enumerate(self.communes):
            if number % 2:
                yield self._since(agency, SLOW[number % 5], 8 + number).before("finish_step")
            else:
                yield self._since(agency, QUICK[number % 5], 2 + number % 4).before("accept")

    def ended(self) -> Iterator[Life]:
        """The less usual ways: supplements, an extension, refusals, withdrawals, a stop, a step sent back."""
        for agency in self.communes[:2]:
            clerk, sector = "clerk", "ho-tich"
            desk = agency.posts[clerk, sector]
            ask = {"items": [{"what": "ban-chup", "label": "Bản chụp", "reason": "Ảnh mờ, thiếu trang cuối"}],
                   "reason": "Giấy tờ chưa đủ."}  # fmt: skip
            begun = self._since(agency, "2.000815", 18).before("accept")
            asked = begun.then(Act(self._ago(agency, 15), "ask_supplement", desk, ask))
            yield asked
            answered = self._since(agency, "2.000815", 60).before("accept")
            yield answered.then(
                Act(self._ago(agency, 57), "ask_supplement", desk, ask),
                Act(self._ago(agency, 5), "answer_supplement"),
            )
            refusal = {"reason": "Không thuộc thẩm quyền giải quyết của phường, xã.",
                       "basis": "Điều 7 Nghị định 45/2020/NĐ-CP"}  # fmt: skip
            refused = self._since(agency, "1.000894", 70).before("accept")
            yield refused.then(Act(self._ago(agency, 66), "refuse", desk, refusal))
            early = self._since(agency, "1.004873", 30).before("accept")
            yield early.then(Act(self._ago(agency, 29), "withdraw", None, {"reason": "Tôi nộp nhầm thủ tục."}))
        yield from self._unusual(self.communes[0])

    def _unusual(self, agency: Agency) -> Iterator[Life]:
        posts = agency.posts
        head, leader = posts["head", "ho-tich"], posts["leader", "ho-tich"]
        sorry = {"reason": "Chờ kết quả xác minh của nơi cư trú trước đây."}
        begun = self._since(agency, "1.004873", 22).before("finish_step", 2)
        yield begun.then(Act(self._ago(agency, 3), "extend", head, sorry))
        asked = self._since(agency, "1.004222", 30).before("finish_step", 2)
        yield asked.then(Act(self._ago(agency, 6), "withdraw", None, {"reason": "Gia đình tôi đổi nơi ở."}))
        agreed = self._since(agency, "1.004222", 64).before("finish_step", 2)
        agree = {"agree": True, "reason": ""}
        yield agreed.then(
            Act(self._ago(agency, 40), "withdraw", None, {"reason": "Tôi chưa cần nữa."}),
            Act(self._ago(agency, 38), "answer_withdrawal", posts["clerk", "ho-tich"], agree),
        )
        stopped = self._since(agency, "1.004873", 50).before("finish_step", 2)
        ground = {"reason": "Người nộp hồ sơ không đến bổ sung theo yêu cầu."}
        yield stopped.then(Act(self._ago(agency, 33), "stop", posts["specialist", "ho-tich"], ground))
        back = self._since(agency, "1.004873", 16).before("decide")
        yield back.then(Act(self._ago(agency, 2), "send_back", leader, {"reason": "Bổ sung kết quả tra cứu."}))

    def own(self) -> Iterator[Life]:
        """What the demonstration's citizens find among their matters."""
        ward = self.communes[0]
        people = [self._famous(number) for number in FAMOUS.values()]
        if None in people:
            return
        huong, phuc, ut, anh = (who for who in people if who)
        yield self._settled("1.001193", ward, 20, who=huong)
        yield self._settled("1.013225", ward, 345, who=huong)  # its permit runs out within a month
        yield self._since(ward, "1.004873", 14, who=huong).before("finish_step", 2)
        yield self._since(ward, COPIES, 2, who=phuc).before("pay_online")
        yield self._settled("1.001612", self.communes[8], 16, who=phuc)
        yield self._settled("1.000656", self.communes[2], 11, who=ut)
        yield self._since(ward, "1.004194", 10, who=anh).before("finish_step")

    def done(self, agency: Agency) -> Life:
        """A copy from the registers, asked for at the counter three weeks ago and handed out."""
        at = self._ago(agency, 15 * 8)
        return self.writer.settled(COPIES, agency, self._who(), at, online=False)

    def some(self, number: int) -> list[Person]:
        """So many of the citizens."""
        return [person for person, _one in self.people[:number]]

    def _famous(self, number: str) -> Who | None:
        person = directory.person_by_number(number)
        if person is None or person.born_on is None or person.party.area is None:
            return None
        party = person.party
        line = party.address or f"Số 12, {HAMLETS[1]}"
        phone = party.phone or "0900 000 100"
        return person, Invented(party.name, person.sex, person.born_on, number, phone, line)

    def _agency(self, number: int) -> Agency:
        """Four in ten in the first ward, one in twelve at the department, the others in turn."""
        if number % 12 == 5:
            return self.justice[0]
        return self.communes[0] if number % 5 < 2 else self.communes[number % len(self.communes)]

    def _days(self, when: str, place: float) -> float:
        if when == "recent":
            return 2 + place * (LAST_WEEKS * 7 - 3)
        return LAST_WEEKS * 7 + 8 + place * (WEEKS - LAST_WEEKS - 1) * 7

    def _settled(
        self, procedure: str, agency: Agency, days: float, *, who: Who | None = None, late: bool = False,
        denied: bool = False,
    ) -> Life:  # fmt: skip
        online = self.chance.random() < 0.78
        back = self.now - timedelta(days=days)
        at = agency.table.moment(agency.table.worked(back) + self.chance.randint(600, 6 * HOUR))
        life = self.writer.settled(procedure, agency, who or self._who(), at, online=online, late=late, denied=denied)
        return life.until(self.now)

    def _since(self, agency: Agency, procedure: str, hours: float, *, who: Who | None = None) -> Life:
        """A life that began so many working hours ago; its later acts are squeezed into the time until now."""
        at = self._ago(agency, hours)
        life = self.writer.settled(procedure, agency, who or self._who(), at)
        span, table = hours * HOUR, agency.table
        begin, many = table.worked(at), len(life.acts)
        return life.of(tuple(
            act if place == 0 else Act(table.moment(begin + int(span * place / many * 0.5) + 60), act.verb, act.post,
                                       act.given)
            for place, act in enumerate(life.acts)
        ))  # fmt: skip

    def _ago(self, agency: Agency, hours: float) -> datetime:
        return agency.table.moment(agency.table.worked(self.now) - int(hours * HOUR))

    def _who(self) -> Who:
        return self.chance.choice(self.people)
