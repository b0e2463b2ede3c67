"""The two inputs beside a line of a manifest."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from tinhso.engines.cases.models import Case
from tinhso.systems.services.models import PaperItem
from tinhso.systems.services.nearer.reading import three_offices as of_case
from tinhso.systems.services.transfers.forms import TakeForm
from tinhso.ui.tags.forms import field

register = template.Library()


@register.simple_tag
def three_offices(case: Case) -> list[tuple[str, str]]:
    """``{% three_offices case as offices %}``: who helped, received and decides, where they are not one."""
    return of_case(case)


@register.simple_tag
def field_of(form: TakeForm, name: str, item: PaperItem) -> SafeString:
    """``{% field_of form "missing" item %}``."""
    return field(form[f"{name}-{item.pk}"], optional=False)
