"""Words for templates that draw cases of every kind."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from tinhso.engines.cases.kinds import url_of
from tinhso.engines.cases.models import Case

register = template.Library()


@register.simple_tag
def case_url(case: Case) -> str:
    """The page of a case."""
    return url_of(case)


@register.simple_tag
def work_time(seconds: int) -> str:
    """Working time in words: hours and minutes."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    if not hours:
        return _("%(minutes)d working minutes") % {"minutes": minutes}
    if not minutes:
        return _("%(hours)d working hours") % {"hours": hours}
    return _("%(hours)d working hours %(minutes)d minutes") % {"hours": hours, "minutes": minutes}
