"""What VNeID says of somebody, read strictly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings

from tinhso.engines.accounts.vneid import identity
from tinhso.engines.accounts.vneid.errors import NotAccepted

SAID = {
    "TechID": "vn00a1",
    "LoaiTaiKhoan": "1",
    "HoVaTen": "Nguye\u0302\u0303n Thị Lan",
    "SoDinhDanh": "080186004321",
    "NgaySinh": "12/03/1986",
    "GioiTinh": "Nữ",
    "phone": "0912 345 678",
    "email": "lan@example.vn",
    "acr": "LoA2",
}


def test_the_claims_are_read_and_composed() -> None:
    assert identity.read(SAID) == identity.Identity(
        "VN00A1", 2, "Nguyễn Thị Lan", "080186004321", date(1986, 3, 12), "female", "+84912345678", "lan@example.vn"
    )


@pytest.mark.parametrize(
    "wrong", [{"TechID": " "}, {"LoaiTaiKhoan": "2"}, {"acr": "LoA9"}, {"HoVaTen": None}, {"SoDinhDanh": ""}]
)
def test_claims_that_cannot_be_relied_on_are_refused(wrong: dict[str, str | None]) -> None:
    with pytest.raises(NotAccepted):
        identity.read(SAID | wrong)


def test_a_strange_phone_or_birthday_is_left_out() -> None:
    found = identity.read(SAID | {"phone": "12", "NgaySinh": "1986"})
    assert (found.phone, found.born_on) == ("", None)


def test_everybody_of_the_demonstration_can_be_read(citizens_of: Any) -> None:
    known = citizens_of(settings.BASE_DIR / "demo" / "people.toml").values()
    assert known
    assert {identity.read(citizen.claims() | {"acr": "LoA2"}).name for citizen in known} == {c.name for c in known}
