"""Our categories as services, and the questions of one as its attributes."""

from __future__ import annotations

from typing import Any

from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.models import Category
from tinhso.systems.feedback.open311.faults import Fault
from tinhso.systems.feedback.public.queries import public_categories

DATATYPES = {
    "text": "string", "long_text": "text", "number": "number", "money": "number", "date": "datetime",
    "choice": "singlevaluelist", "yes_no": "singlevaluelist", "multi": "multivaluelist",
}  # fmt: skip
YES_NO = (("yes", "Có"), ("no", "Không"))
Row = dict[str, Any]


def service_rows() -> list[Row]:
    """Every category that the public may report about and read, each with its field as the group."""
    return [_service(category) for category in public_categories()]


def definition_of(code: str) -> Row:
    """The attributes of one service. Raises Fault 404."""
    category = category_of(code)
    fields = forms.Questions(category.questions).fields.values() if category.questions else ()
    return {"service_code": category.pk, "attributes": [_attribute(n, field) for n, field in enumerate(fields, 1)]}


def category_of(code: str) -> Category:
    """Raises Fault 404 for what is no service of ours."""
    found = (
        Category.objects.filter(pk=code, is_open=True, openness=Category.Openness.PUBLIC)
        .select_related("parent")
        .first()
    )
    if found is None:
        raise Fault(404, f"The service_code {code} was not found.")
    return found


def _service(category: Category) -> Row:
    return {
        "service_code": category.pk,
        "service_name": category.name,
        "description": category.guidance or category.name,
        "metadata": bool(category.questions),
        "type": "realtime",
        "keywords": category.parent.name if category.parent else "",
        "group": (category.parent or category).name,
    }


def _attribute(order: int, field: Any) -> Row:
    row = {
        "variable": True,
        "code": field.name,
        "datatype": DATATYPES.get(field.type, "string"),
        # A question that is asked under a condition may be left out; the answer says what is missing.
        "required": bool(field.required and not field.show),
        "datatype_description": field.hint,
        "order": order,
        "description": field.label,
    }
    values = YES_NO if field.type == "yes_no" else [(option.value, option.label) for option in field.options]
    return row | ({"values": [{"key": key, "name": name} for key, name in values]} if values else {})
