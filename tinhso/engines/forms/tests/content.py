"""A small procedure for tests: a name, a choice with a hidden follow-up, a paper under a condition."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from tinhso.engines.access.api import new_subject
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.forms.api import draft_version, publish
from tinhso.engines.forms.models import ProcedureVersion

MARRIED = {"==": [{"var": "status"}, "married"]}
FIELDS: list[dict[str, Any]] = [
    {"name": "full_name", "type": "text", "label": "Họ và tên", "schema": {"minLength": 2, "maxLength": 20}},
    {
        "name": "status",
        "type": "choice",
        "label": "Tình trạng",
        "options": [{"value": "single", "label": "Độc thân"}, {"value": "married", "label": "Có gia đình"}],
    },
    {"name": "spouse", "type": "person", "label": "Vợ hoặc chồng", "show": MARRIED},
    {"name": "married_on", "type": "date", "label": "Ngày cưới", "when": "past", "show": MARRIED},
    {"name": "note", "type": "long_text", "label": "Ghi chú", "required": False},
]
CONTENT: dict[str, Any] = {
    "name": "Thủ tục thử",
    "sector": "thu",
    "level": "full",
    "agency_levels": ["commune"],
    "audience": ["citizen"],
    "agency": {"name": "Ủy ban nhân dân cấp xã"},
    "channels": [{"channel": "online", "limit": {"amount": 3, "unit": "workday"}}],
    "papers": [
        {"code": "don", "name": "Đơn", "eform": True},
        {"code": "ket-hon", "name": "Giấy kết hôn", "originals": 1, "when": MARRIED},
        {"code": "khac", "name": "Giấy khác", "originals": 1, "required": False},
    ],
    "steps": [{"who": "applicant", "text": "Nộp hồ sơ."}],
    "results": [{"name": "Giấy xác nhận"}],
    "legal": [],
}
SINGLE = {"full_name": "Nguyễn Văn An", "status": "single"}
MARRIED_TO = {
    "full_name": "Nguyễn Văn An",
    "status": "married",
    "spouse": {"name": "Trần Thị Bình", "number": "080190000001", "born_on": "2/1/1990"},
    "married_on": "27/3/2015",
}


def content_of(*fields: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The small content, with these fields on its one page."""
    page = {"code": "trang", "title": "Trang", "sections": [{"fields": list(fields or FIELDS)}]}
    return copy.deepcopy(CONTENT | {"form": {"pages": [page]}} | changes)


def version_of(*fields: dict[str, Any], **changes: Any) -> ProcedureVersion:
    """An unsaved version of the small content."""
    return ProcedureVersion(content=content_of(*fields, **changes), number=1, valid_from=date(2026, 1, 1))


def published(
    content: dict[str, Any] | None = None, code: str = "9.000001", valid_from: date = date(2026, 1, 1)
) -> ProcedureVersion:
    """A published version of the small content."""
    return publish(draft_version(code, content or content_of(), by=PLATFORM, valid_from=valid_from).pk, by=PLATFORM)


def somebody() -> Actor:
    """A new person without any right."""
    return Actor(subject=new_subject("person"))
