"""What an applicant types into each of the complete forms, and the papers that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tinhso.systems.services.planting.names import Invented, invent

Typed = dict[str, Any]


@dataclass(frozen=True)
class Filler:
    """``who`` fills in a form on ``day`` for the commune ``commune`` (a code); ``number`` keeps invented kin apart."""

    who: Invented
    day: date
    commune: str
    number: int
    chance: Random

    def kin(self, sex: str, born: tuple[int, int] = (1960, 2003)) -> Typed:
        """An invented relative."""
        return invent(self.chance, 100_000 + self.number * 4 + (sex == "male"), born=born, sex=sex).typed

    def home(self) -> Typed:
        return {"line": self.who.line, "commune": self.commune}

    def before(self, least: int, most: int) -> str:
        return f"{self.day - timedelta(days=self.chance.randint(least, most)):%d/%m/%Y}"

    def after(self, least: int, most: int) -> str:
        return f"{self.day + timedelta(days=self.chance.randint(least, most)):%d/%m/%Y}"


def typed(procedure: str, filler: Filler) -> Typed:
    """Valid answers of ``procedure`` as a person would type them."""
    one = filler.who
    return {
        "applicant": one.typed,
        "applicant_address": filler.home(),
        "applicant_phone": one.phone,
        **FORMS[procedure](filler),
        "delivery": filler.chance.choice(("online", "online", "desk")),
        "declaration": "yes",
    }


def papers(procedure: str) -> tuple[str, ...]:
    """The codes of the papers that ``typed`` makes necessary."""
    return PAPERS.get(procedure, ())


def _death(f: Filler) -> Typed:
    return {
        "relation": "child",
        "deceased": f.kin("male", (1930, 1950)),
        "deceased_address": f.home(),
        "died_on": f.before(1, 9),
        "died_at": "04:20",
        "died_where": "Tại nhà",
        "cause": "Tuổi già",
        "has_notice": "yes",
        "notice_number": f"{f.chance.randint(10, 99)}/GBT",
    }


def _birth(f: Filler) -> Typed:
    family, given = f.who.name.split()[0], f.chance.choice(("Gia Hân", "Minh Khôi", "Bảo Ngọc", "Phúc An"))
    return {
        "relation": "mother" if f.who.sex == "female" else "father",
        "child_name": f"{family} {given}",
        "child_sex": f.chance.choice(("male", "female")),
        "child_born_on": f.before(4, 40),
        "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam",
        "child_hometown": "Tây Ninh",
        "has_birth_certificate": "yes",
        "birth_facility": "Bệnh viện Đa khoa Long An",
        "mother": f.who.typed if f.who.sex == "female" else f.kin("female", (1985, 2002)),
        "mother_address": f.home(),
        "declares_father": "yes",
        "father": f.who.typed if f.who.sex == "male" else f.kin("male", (1985, 2002)),
        "father_address": f.home(),
        "wants_copies": "yes",
        "copies": str(f.chance.randint(1, 4)),
    }


def _copies(f: Filler) -> Typed:
    return {
        "matter": f.chance.choice(("birth", "marriage", "correction")),
        "on_behalf": "self",
        "registered_at": "Ủy ban nhân dân Phường 1, thành phố Tân An",
        "registered_year": str(max(f.who.born_on.year, 1960) + f.chance.randint(0, 20)),
        "copies": str(f.chance.randint(1, 5)),
    }


def _marriage(f: Filler) -> Typed:
    me, other = f.who.typed, f.kin("female" if f.who.sex == "male" else "male", (1990, 2002))
    groom, bride = (me, other) if f.who.sex == "male" else (other, me)
    return {
        "groom": groom, "groom_address": f.home(), "groom_ethnicity": "Kinh", "groom_status": "single",
        "groom_times": "1",
        "bride": bride, "bride_address": f.home(), "bride_ethnicity": "Kinh", "bride_status": "single",
        "bride_times": "1",
        "in_database": "yes", "wished_on": f.after(2, 9),
    }  # fmt: skip


def _business(f: Filler) -> Typed:
    trade, code = f.chance.choice((("Bán lẻ tạp hóa", "4711"), ("Quán ăn, hàng ăn uống", "5610"), ("Cắt tóc", "9631")))
    return {
        "business_name": f"{trade.split(',')[0]} {f.who.name.split()[-1]}",
        "business_address": f.home(),
        "industries": [{"title": trade, "code": code}],
        "capital": str(f.chance.randrange(20, 300, 10) * 1_000_000),
        "workers": str(f.chance.randint(1, 6)),
        "founders": "person",
        "tax_method": "declared",
    }


def _stay(f: Filler) -> Typed:
    return {
        "stay_address": f.home(), "dwelling": "rented", "landlord": f.kin("female")["name"],
        "stays_from": f.before(1, 20), "stays_to": f.after(200, 600), "reason": "work", "members": [],
    }  # fmt: skip


def _settle(f: Filler) -> Typed:
    return {"new_address": f.home(), "dwelling": "own", "dwelling_known": "yes", "is_head": "yes", "members": []}


def _unmarried(f: Filler) -> Typed:
    begin = f"{f.who.born_on:%d/%m}/{f.who.born_on.year + 20}" if f.who.born_on.year < 2004 else "01/01/2024"
    return {
        "status": "single", "had_before": "no", "purpose": f.chance.choice(("land", "loan")),
        "residences": [{"place": f.who.line, "from_on": begin}],
    }  # fmt: skip


def _house(f: Filler) -> Typed:
    area = f.chance.randint(60, 140)
    return {
        "land_address": f.home(), "parcel": str(f.chance.randint(20, 900)), "map_sheet": str(f.chance.randint(1, 60)),
        "land_area": str(area + 40), "building_area": str(area), "floor_area": str(area * 2), "height": "8",
        "storeys": "2", "has_basement": "no", "has_neighbours": "no", "designer": "Công ty TNHH Kiến trúc Vàm Cỏ Tây",
        "starts_on": f.after(30, 60), "months": "8",
    }  # fmt: skip


def _certified(f: Filler) -> Typed:
    return {
        "documents": [{"title": "Bằng tốt nghiệp đại học", "issuer": "Trường Đại học", "copies": "2"}],
        "pages": str(f.chance.randint(1, 6)),
        "purpose": "Nộp hồ sơ xin việc",
    }


FORMS: dict[str, Callable[[Filler], Typed]] = {
    "1.000656": _death,
    "1.001193": _birth,
    "2.000635": _copies,
    "1.000894": _marriage,
    "1.001612": _business,
    "1.004194": _stay,
    "1.004222": _settle,
    "1.004873": _unmarried,
    "1.013225": _house,
    "2.000815": _certified,
}
PAPERS = {
    "1.000656": ("bao-tu",),
    "1.001193": ("chung-sinh",),
    "1.004194": ("cho-o",),
    "1.013225": ("dat", "ban-ve"),
    "2.000815": ("ban-chup",),
}
