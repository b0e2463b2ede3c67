"""Invented people: Vietnamese names of the length that real ones have, numbers that fit birth and sex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Phan",
    "Đoàn",
    "Trương",
    "Mai",
    "Tô",
    "Lâm",
    "Châu",
]
MIDDLE = {
    "male": ("Văn", "Hữu", "Minh", "Quốc", "Đức Thành", "Hoàng Phước", "Trần Gia", "Ngọc Thiên"),
    "female": ("Thị", "Thị Mỹ", "Thị Ngọc", "Thị Kim", "Ngọc Phương", "Thị Thanh", "Hoàng Bảo", "Thị Hồng"),
}
GIVEN = {
    "male": [
        "Nghĩa",
        "Trường",
        "Kiệt",
        "Khánh",
        "Phong",
        "Thịnh",
        "Tuấn",
        "Hậu",
        "Lộc",
        "Sang",
        "Toàn",
        "Vinh",
        "Quý",
        "Tài",
        "Bình",
        "Đăng",
    ],
    "female": [
        "Nguyệt",
        "Tuyền",
        "Quỳnh",
        "Trinh",
        "Hạnh",
        "Duyên",
        "Yến",
        "Thảo",
        "Loan",
        "Diệu",
        "Xuân",
        "Hương",
        "Nhi",
        "Vy",
        "Trân",
        "Thư",
    ],
}
HAMLETS = ("khu phố Bình Quân", "khu phố Bình Cư", "ấp Bình Hạ", "ấp Cầu Đình", "ấp Long Thạnh", "khu phố Thanh Xuân")


@dataclass(frozen=True)
class Invented:
    """Everything about one invented person."""

    name: str
    sex: str
    born_on: date
    number: str
    phone: str
    line: str

    @property
    def typed(self) -> dict[str, str]:
        """The person as a form takes it."""
        return {"name": self.name, "number": self.number, "born_on": f"{self.born_on:%d/%m/%Y}"}


def invent(chance: Random, number: int, *, born: tuple[int, int] = (1955, 2004), sex: str = "") -> Invented:
    """Person ``number`` of the planting; different numbers never share a personal number."""
    sex = sex or chance.choice(("male", "female"))
    born_on = date(chance.randint(*born), chance.randint(1, 12), chance.randint(1, 28))
    century = 2 * ((born_on.year - 1900) // 100) + (sex == "female")
    name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE[sex])} {chance.choice(GIVEN[sex])}"
    return Invented(
        name=name,
        sex=sex,
        born_on=born_on,
        number=f"080{century}{born_on.year % 100:02}{500_000 + number:06}",
        phone=f"0900 {number // 1000 % 1000:03} {number % 1000:03}",
        line=f"Số {chance.randint(1, 480)}, {chance.choice(HAMLETS)}",
    )
