"""``TienTrinh``: the steps of a dossier, one for each event that the portal is told of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.text import capfirst

from tinhso.base.registry import event_kinds
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Position
from tinhso.engines.events import api as events
from tinhso.engines.events.models import Event
from tinhso.systems.national.portal import codes
from tinhso.systems.national.portal.replaying import TOLD, statuses

Row = dict[str, Any]


def steps(case: Case, *, only: UUID | None = None) -> list[Row]:
    """Every step in order, or the one that belongs to the event ``only``."""
    happened = events.history(case.pk, since=case.submitted_at)
    told = [
        (event, status)
        for event, status in statuses(happened, duty=codes.had_duty_at_once(case))
        if isinstance(event, Event) and event.kind in TOLD and event.sign > 0
    ]
    wanted = [(event, status) for event, status in told if only is None or event.pk == only]
    holders = _holders({event.position for event, _status in wanted if event.position})
    return [_step(case, event, status, holders.get(event.position or 0)) for event, status in wanted]


def _step(case: Case, event: Event, status: str, who: Position | None) -> Row:
    with translation.override("vi"):
        said = capfirst(str(event_kinds()[event.kind].label))
    return {
        "MaHoSo": case.code,
        "NguoiXuLy": str(who.person or "") if who else "",
        "ChucDanh": who.title if who else "",
        "ThoiDiemXuLy": codes.moment(event.at),
        "PhongBanXuLy": who.office.name if who else case.office.name,
        "NoiDungXuLy": said,
        "TrangThai": status,
        "NgayBatDau": codes.moment(event.at),
        "NgayKetThucTheoQuyDinh": codes.moment(case.due_at),
    }


def _holders(subjects: set[int]) -> dict[int, Position]:
    rows = Position.objects.filter(subject__in=subjects).select_related("person__party", "office")
    return {row.subject_id: row for row in rows}
