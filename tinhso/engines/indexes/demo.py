"""What the demonstration shows of an index: one commune has scored, handed in and been verified for last quarter."""

from __future__ import annotations

from decimal import Decimal

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
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
            score(lines[number], office, period, value=Decimal(value), note="Theo báo cáo của đơn vị", by=PLATFORM)
    first = offices[0]
    assert first is not None
    hand_in(version, first, period, by=PLATFORM)
    verify(lines["1.3"], first, period, points=Decimal("4.05"), by=PLATFORM,
           note="Hai thủ tục chưa công khai mẫu đơn, tờ khai.")  # fmt: skip
