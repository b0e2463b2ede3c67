"""An address to carry to: the commune as it is today, found also by the name that it had before July 2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area

LAST_DAY_OF_BEFORE = date(2025, 6, 30)  # province, district, commune; since then province and commune
LONGEST = 200


@dataclass(frozen=True)
class Address:
    """House and street, today's commune, and the unit of before where the person named that one."""

    line: str
    area: Area
    before: Area | None = None

    @property
    def is_inside(self) -> bool:
        """Whether it lies in the province itself."""
        home = directory.home_province()
        return home is not None and self.area.parent_id == home.pk


def address_of(line: str, commune: str) -> Address:
    """Read what a person typed: ``Số 12 Bình Cư`` and a whole line of either tree, ``Phường Long An, Tỉnh Tây Ninh``
    or ``Phường 1, Thành phố Tân An, Tỉnh Long An``. Raises Refused beside its field.
    """
    line, commune = nfc(line.strip()), nfc(commune.strip())
    if not line or len(line) > LONGEST:
        raise Refused(_("Enter the house number, street and hamlet, at most 200 characters."), field="line")
    today = directory.area_by_line(commune) if commune else None
    if today is not None:
        return Address(line, today)
    old = directory.area_by_line(commune, LAST_DAY_OF_BEFORE) if commune else None
    if old is None:
        raise Refused(_("There is no commune or ward of this name. Choose one from the list."), field="commune")
    return Address(line, heir_of(old), old)


def address_by_code(line: str, code: str) -> Address:
    """The same where the commune's code of today is known. Raises Refused for a code that no commune bears."""
    area = directory.area_on(code)
    if area is None:
        raise Refused(_("There is no commune or ward of this name. Choose one from the list."), field="commune")
    return Address(nfc(line.strip())[:LONGEST], area)


def heir_of(area: Area) -> Area:
    """The unit of today that took over most of one of before."""
    today = clock.today()
    while not area.is_valid(today):
        after = directory.successors(area)
        if not after:
            raise Refused(_("There is no commune or ward of this name. Choose one from the list."), field="commune")
        area = after[0].after
    return directory.areas_by_id([area.pk])[area.pk]
