"""Words for templates that draw cases of every kind."""

from __future__ import annotations

from django import template

from tinhso.engines.cases.kinds import url_of
from tinhso.engines.cases.models import Case

register = template.Library()


@register.simple_tag
def case_url(case: Case) -> str:
    """The page of a case."""
    return url_of(case)
