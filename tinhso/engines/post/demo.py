"""The demonstration's carrier, its numbers and its post points."""

from __future__ import annotations

from datetime import date

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.post.carriers import Carrier, CodeRange
from tinhso.engines.post.loading import load_fees
from tinhso.engines.post.points import PostPoint

SINCE = date(2025, 7, 1)
OFFICE = "P53"
RANGE = ("RH", 100_000, 199_999)


def plant() -> None:
    """Idempotent; nothing without the carrier's office."""
    load_fees()
    office = directory.office_by_code(OFFICE)
    home = directory.home_province()
    if office is None or home is None:
        return
    carrier, _made = Carrier.objects.get_or_create(
        adapter="post", valid_to=None, defaults={"name": office.name, "office": office, "valid_from": SINCE}
    )
    prefix, first, last = RANGE
    CodeRange.objects.get_or_create(
        prefix=prefix, first=first, defaults={"carrier": carrier, "last": last, "next": first}
    )
    communes = directory.communes_of(home, clock.today())
    PostPoint.objects.bulk_create(
        (
            PostPoint(
                name=f"Điểm Bưu điện – Văn hóa xã {area.name}" if area.kind == "Xã" else f"Bưu cục {area.name}",
                area=area,
                place="Trung tâm xã" if area.kind == "Xã" else "Trung tâm phường",
                hours="7 giờ 30 – 17 giờ, thứ Hai đến thứ Bảy",
                valid_from=SINCE,
            )
            for area in communes
        ),
        ignore_conflicts=True,
    )
    access.set_up_changed()
