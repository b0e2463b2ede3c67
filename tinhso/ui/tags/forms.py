"""Fields, errors and buttons."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.ui.rows import Text
from tinhso.ui.whose import FIELD, reader_mark

register = Library()
KINDS = {
    "CheckboxInput": "check",
    "RadioSelect": "options",
    "CheckboxSelectMultiple": "options",
    "FileInput": "file",
    "ClearableFileInput": "file",
    "Files": "file",
    "PasswordInput": "password",
    "Textarea": "long",
    "LongText": "long",
}


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Django's own hidden token, and beside it whose form this is (``tinhso.ui.whose``)."""
    token, request = context.get("csrf_token"), context.get("request")
    if not token or token == "NOTPROVIDED":
        return SafeString("")
    drawn = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    mark = reader_mark(request) if request is not None else ""
    return drawn + format_html('<input type="hidden" name="{}" value="{}">', FIELD, mark) if mark else drawn


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm | None, title: Text = "") -> dict[str, Any]:
    """``{% error_summary form %}``: nothing while the form is valid, else a list that takes the focus and links."""
    if form is None or not form.is_bound or not form.errors:
        return {"problems": []}
    problems = [{"text": text, "id": ""} for text in form.non_field_errors()]
    for name, texts in form.errors.items():
        if name in form.fields:
            bound = form[name]
            problems += [{"text": text, "label": bound.label, "id": first_input(bound)} for text in texts]
    return {"problems": problems, "title": title or _("Some answers need another look")}


def first_input(field: BoundField) -> str:
    """The id that a link to this field aims at; a set of options has it on its first one."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


@register.simple_tag
def field(bound: BoundField, optional: bool = True, **reveals: BoundField) -> SafeString:
    """``{% field form.name %}``: label, hint, error, input.

    ``{% field form.contact reveal_email=form.address %}`` shows the address once "email" is chosen.
    ``optional=False`` leaves out the word "(optional)".
    """
    shown = {name.removeprefix("reveal_"): other for name, other in reveals.items()}
    return render_to_string("ui/field.html", {"field": bound, "reveals": shown, "say_optional": optional})


@register.filter
def kind(bound: BoundField) -> str:
    """Which of the field templates draws this field."""
    for ancestor in type(bound.field.widget).__mro__:
        if ancestor.__name__ in KINDS:
            return KINDS[ancestor.__name__]
    return "input"


@register.simple_tag
def options(bound: BoundField, reveals: dict[str, BoundField] | None = None) -> list[dict[str, Any]]:
    """Each choice of a set with the field that it reveals, if any."""
    shown = reveals or {}
    return [{"input": widget, "reveals": shown.get(str(widget.data["value"]))} for widget in bound]


@register.inclusion_tag("ui/parts/button.html", takes_context=True)
def button(
    context: Context,
    label: Text,
    url: str,
    tone: str = "primary",
    confirm: Text = "",
    icon_name: str = "",
    **values: object,
) -> dict[str, Any]:
    """``{% button "Tiếp nhận" url confirm="…" stage="received" %}``: a posted form of one button.

    ``confirm`` names the object and the consequence, and is asked first. Other names become hidden inputs.
    """
    return {
        "label": label, "url": url, "tone": tone, "confirm": confirm, "icon_name": icon_name,
        "values": values, "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, label: Text = "") -> SafeString:
    """``{% filters %}{% field form.office %}…{% endfilters %}``: a bar whose choices live in the address."""
    request = context["request"]
    active = any(value for key, value in request.GET.items() if key != "sau")
    return render_to_string("ui/parts/filters.html", {
        "content": content, "label": label or _("Filter the list"), "active": active, "path": request.path,
    })  # fmt: skip
