"""Words for the steps of an internal process."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from tinhso.engines.cases.api import Stride
from tinhso.engines.cases.models import Channel, Join, Step
from tinhso.engines.directory import api as directory

register = template.Library()
WORDS = {"kind": Step.Kind, "unit": Step.Unit, "join": Join}


@register.simple_tag
def stride_word(stride: Stride, field: str) -> str:
    """The role, the place or the rule of joining in words."""
    return str(WORDS[field](getattr(stride, field)).label)


@register.simple_tag
def stride_channels(stride: Stride) -> str:
    """Hours that differ by channel: at the desk 6, online 4."""
    return ", ".join(
        f"{Channel(channel).label} {hours.normalize():f}" for channel, hours in stride.channel_hours.items()
    )


@register.simple_tag
def stride_offices(stride: Stride) -> str:
    """The names of the agencies that the step asks."""
    found = [directory.office_by_code(code) for code in stride.asks]
    return ", ".join(office.name for office in found if office is not None) or _("an unknown agency")
