"""Invented answers with which a form is tried out: of the right shape for every question."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tinhso.base import clock
from tinhso.engines.forms.communes import suggestions
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.questions import Asking

NUMBER, BORN = "080190004128", "05/04/1990"  # a personal number of the demonstration, and a day that fits it
WORDS = "Ví dụ để thử biểu mẫu"


def samples_for(asking: Asking) -> dict[str, Any]:
    """What might be typed for every question, also those that are asked only under a condition."""
    return {name: _sample(field) for name, field in asking.fields.items()}


def _sample(field: Field) -> Any:
    if field.type in ("choice", "multi"):
        first = field.options[0].value if field.options else ""
        return [first] if field.type == "multi" else first
    if field.type == "repeat":
        return [{child.name: _sample(child) for child in field.fields}]
    plain = {
        "yes_no": "yes", "consent": "yes", "phone": "0912 345 678", "email": "vi.du@example.vn",
        "person": {"name": "Nguyễn Thị Ví Dụ", "number": NUMBER, "born_on": BORN}, "date": _day(field),
    }  # fmt: skip
    if field.type in plain:
        return plain[field.type]
    if field.type == "address":
        return {"line": "Số 12, khu phố 1", "commune": next(iter(suggestions()), "")}
    if field.type in ("number", "money"):
        return str(max(field.schema.get("minimum", 1), min(10, field.schema.get("maximum", 10))))
    return _text(field)


def _day(field: Field) -> str:
    away = timedelta(days=30 if field.when == "future" else -30)
    return f"{clock.today() + away:%d/%m/%Y}"


def _text(field: Field) -> str:
    least, most = field.schema.get("minLength", 1), field.schema.get("maxLength", 200)
    text: str = ((WORDS + ". ") * (least // len(WORDS) + 1)).strip()[:most]
    return text
