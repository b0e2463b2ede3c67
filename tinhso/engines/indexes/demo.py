"""What the demonstration shows of an index: one commune has scored, handed in and been verified for last quarter."""

from __future__ import annotations

from decimal import Decimal

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.indexes.choices import this_period, version_in
from tinhso.engines.indexes.loading import load_reference
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.verbs.marking import score, verify
from tinhso.engines.indexes.verbs.stepping import hand_in
from tinhso.engines.indexes.versions import Index
from tinhso.engines.indicators.api import write_period

OFFICES = ("H53.101", "H53.109")
TYPED = (("1.1", "96", "95"), ("1.2", "100", "98"), ("1.3", "91.5", "88"), ("3.1", "84", "79"), ("3.2", "41", "35"))


def plant() -> None:
    """Idempotent."""
    load_reference()
    index = Index.objects.filter(code="766").first()
    if index is None or Mark.objects.exists():
        return
    last = this_period(index, clock.today()).previous()
    version = version_in(index, last)
    offices = [directory.office_by_code(code) for code in OFFICES]
    if version is None or None in offices:
        return
    period = write_period(last)
    lines = {line.number: line for line in version.items.select_related("version__index")}
    for number, *values in TYPED:
        for office, value in zip(offices, values, strict=True):
            assert office is not None
            by = _who_may(office, "indexes.score")
            score(lines[number], office, period, value=Decimal(value), note="Theo báo cáo của đơn vị", by=by)
    first = offices[0]
    assert first is not None
    hand_in(version, first, period, by=_who_may(first, "indexes.score"))
    verify(lines["1.3"], first, period, points=Decimal("4.05"), by=_who_may(first.parent or first, "indexes.verify"),
           note="Hai thủ tục chưa công khai mẫu đơn, tờ khai.")  # fmt: skip


def _who_may(office: Office, permission: str) -> Actor:
    """Somebody of the cast who sits there and holds the right; the platform where nobody does."""
    found = (directory.actor_for(position) for position in directory.positions_in(office))
    return next((one for one in found if access.may_at(one, permission, directory.subjects_of(office))), PLATFORM)
