"""Who somebody is, as VNeID says it (claims of the national sign-on; see the reference, vn-rules §9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.base import codes
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.accounts.vneid.errors import NotAccepted

CITIZEN = "1"
LEVELS = {"loa1": 1, "loa2": 2}


@dataclass(frozen=True)
class Identity:
    """One person; ``tech_id`` is the stable key of their VNeID account, the e-mail is only for writing to."""

    tech_id: str
    level: int  # of identification, Decree 69/2024
    name: str
    personal_number: str
    born_on: date | None
    sex: str
    phone: str
    email: str


def read(claims: Mapping[str, Any]) -> Identity:
    """Raises NotAccepted if the key, the level, the name or the number is missing, or for an organisation."""
    said = {name: nfc(str(value)).strip() for name, value in claims.items() if value is not None}
    if not said.get("TechID"):
        raise NotAccepted(_("VNeID did not say which account this is (TechID). Sign in again."))
    if said.get("LoaiTaiKhoan", CITIZEN) != CITIZEN:
        raise NotAccepted(
            _("This is an organisation's VNeID account. Sign in with your own; you then act for the organisation.")
        )
    level = LEVELS.get(said.get("acr", "").lower())
    if level is None:
        raise NotAccepted(_("VNeID did not say at which level you are identified. Sign in again."))
    if not said.get("HoVaTen") or not said.get("SoDinhDanh"):
        raise NotAccepted(
            _("VNeID did not give your name or personal number. Allow them when VNeID asks, then try again.")
        )
    return Identity(
        tech_id=said["TechID"].upper(),
        level=level,
        name=said["HoVaTen"],
        personal_number=said["SoDinhDanh"],
        born_on=_day(said.get("NgaySinh", "")),
        sex={"nam": "male", "nữ": "female"}.get(said.get("GioiTinh", "").lower(), ""),
        phone=_phone(said.get("phone", "")),
        email=said.get("email", ""),
    )


def _phone(text: str) -> str:
    """A number that cannot be is left out: it must not keep anybody from signing in."""
    try:
        return codes.phone(text) if text else ""
    except Refused:
        return ""


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 a birthday has no time zone
    except ValueError:
        return None
