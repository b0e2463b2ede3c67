"""What the sheet says, as its reader may see it; always in Vietnamese."""

from __future__ import annotations

import base64
import io
from typing import Any

from django.utils.translation import override
from PIL import Image

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases.api import actions
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.systems.feedback.desk.sheet import Sheet, sheet_of
from tinhso.systems.feedback.models import Photo, Report
from tinhso.systems.feedback.printing.map import drawn

WIDE = 700  # pixels of a photo on paper
MOST = 8


def content_of(report: Report, scene: actions.Scene) -> dict[str, Any]:
    """The data of the template; who reported is covered unless this reader looked with a reason."""
    with override("vi"):
        sheet = sheet_of(report, scene)
        consulted = [row for asked in sheet.asked for row in asked.rows]
        case, office = report.case, report.case.office
        return {
            "office": {"above": office.parent.name if office.parent else "", "name": office.name},
            "code": case.code,
            "title": str(report.category),
            "stage": str(sheet.stage),
            "rows": [[name, text] for name, text in _rows(report, sheet) if text],
            "text": report.text,
            "map": drawn(report),
            "photos": _photos(report),
            "answer": sheet.answer,
            "opinions": [[str(each.office), each.opinion] for each in consulted if each.opinion],
            "errands": [[given.errand.to, answer.text] for given in sheet.errands for answer in given.answers],
            "story": [[_moment(entry.at), str(entry.title), str(entry.by or "")] for entry in sheet.timeline[::-1]],
            "reader": directory.name_of_subject(scene.actor.subject),
            "at": _moment(clock.now()),
            "shown": sheet.who.shown,
        }


def _rows(report: Report, sheet: Sheet) -> list[tuple[str, str]]:
    case, who = report.case, sheet.who
    area = str(case.area or "")
    rows = [
        ("Mã phản ánh", case.code),
        ("Lĩnh vực", str(report.category.parent or "")),
        ("Nội dung", report.category.name),
        ("Kênh tiếp nhận", str(case.get_channel_display())),
        ("Tiếp nhận lúc", _moment(case.submitted_at)),
        ("Hạn trả lời", _moment(case.due_at) if case.due_at else ""),
        ("Trả lời lúc", _moment(case.ended_at) if case.ended_at else ""),
        ("Địa điểm", ", ".join(filter(None, [report.place, area]))),
        ("Tọa độ", f"{report.lat:.5f}; {report.lng:.5f}" if report.lat is not None and report.lng is not None else ""),
        ("Cơ quan chủ trì", case.office.name),
        ("Cơ quan phối hợp", ", ".join(str(row.office) for asked in sheet.asked for row in asked.rows)),
        ("Người phản ánh", who.name),
        ("Điện thoại", who.phone),
    ]
    return [*rows, *((str(label), str(text)) for label, text in sheet.answers)]


def _photos(report: Report) -> list[dict[str, str]]:
    """Each photo as an SVG that holds it: what typesetting takes in as text."""
    rows = report.photos.select_related("original", "redrawn").order_by("at", "pk")[:MOST]
    found = []
    for photo in rows:
        try:
            picture = _svg(photo)
        except Refused:  # not scanned yet
            continue
        found.append({"svg": picture, "said": f"{photo.get_moment_display()}, {_moment(photo.at)}"})
    return found


def _svg(photo: Photo) -> str:
    with Image.open(io.BytesIO(files.preview(photo.redrawn or photo.original, width=WIDE))) as picture:
        out, (wide, high) = io.BytesIO(), picture.size
        picture.convert("RGB").save(out, "JPEG", quality=78)
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/jpeg;base64,{data}"/></svg>'
    )


def _moment(at: Any) -> str:
    return f"{clock.local(at):%H:%M, %d/%m/%Y}"
