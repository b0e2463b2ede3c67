"""Who has an electronic identity here: the people of the demonstration province."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Citizen:
    """One identity as VNeID knows it."""

    key: str
    name: str
    personal_number: str
    born_on: str  # ISO
    sex: str  # male, female
    phone: str = ""
    email: str = ""
    tech_id: str = ""

    def claims(self) -> dict[str, str]:
        """What an application is told, in VNeID's words; dates are dd/mm/yyyy."""
        year, month, day = self.born_on.split("-")
        return {
            "sub": hashlib.sha256(f"sub {self.key}".encode()).hexdigest()[:32],
            "TechID": self.tech_id or f"VN{hashlib.sha256(self.personal_number.encode()).hexdigest()[:20].upper()}",
            "LoaiTaiKhoan": "1",
            "HoVaTen": self.name,
            "SoDinhDanh": self.personal_number,
            "NgaySinh": f"{day}/{month}/{year}",
            "GioiTinh": "Nam" if self.sex == "male" else "Nữ",
            "MaSoThue": self.personal_number,
            "email": self.email,
            "phone": self.phone,
        }


def people(file: Path) -> dict[str, Citizen]:
    """By key, everyone in the file who has a personal number; nobody if there is no file."""
    if not file.exists():
        return {}
    found = tomllib.loads(file.read_text(encoding="utf-8")).get("person", [])
    return {row["key"]: _citizen(row) for row in found if row.get("personal_number")}


def _citizen(row: dict[str, Any]) -> Citizen:
    return Citizen(**{name: str(row[name]) for name in Citizen.__dataclass_fields__ if name in row})
