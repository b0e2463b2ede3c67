"""How a dossier's stage is drawn in lists."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage
from tinhso.ui.tags.text import tag

register = template.Library()


@register.simple_tag
def stage_tag(case: Case) -> SafeString:
    """``{% stage_tag case %}``: the stage in a word, with its tone."""
    return tag(Stage(case.stage).label, cases.tone_of(case.stage))
