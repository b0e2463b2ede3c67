"""Words of reports on pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.template import Library
from django.utils.translation import gettext

from tinhso.engines.indicators.api import Indicator, Ratio
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.states import state_name, state_tone
from tinhso.ui.figures import number, percent

register = Library()


@register.inclusion_tag("feedback/public/state.html")
def state_of(publication: Publication) -> dict[str, str]:
    """``{% state_of publication %}``: its state as a tag."""
    return {"text": state_name(publication.stage), "tone": state_tone(publication.stage)}


@register.filter
def status_there(status: str) -> str:
    """The status at a partner: the two words of Open311 in ours, any other as it came."""
    return {"open": gettext("being handled"), "closed": gettext("closed")}.get(status.lower(), status)


@register.simple_tag
def column_name(columns: Sequence[Indicator], n: int) -> str:
    """What a figure's column is called."""
    return str(columns[n].name)


@register.simple_tag
def figure_value(columns: Sequence[Indicator], n: int, value: float | int | None) -> str:
    """A figure as its column writes it: a share in the hundred, or a number; a dash where there is no data."""
    if value is None:
        return "–"
    return percent(value / 100) if isinstance(columns[n], Ratio) else number(value)
