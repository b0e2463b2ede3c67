"""Cases that are about one another, as far as their reader may see them: a dossier and the petition about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.kinds import kind_of, stage_name, url_of
from tinhso.engines.cases.linkable import Link
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.panels import Panel
from tinhso.engines.cases.tones import tone_of
from tinhso.engines.events.api import Actor
from tinhso.ui.rows import Tone

Text = str | Promise
MINE: dict[str, Text] = {
    Link.Kind.SAME: _("merged into"),
    Link.Kind.PART: _("a part of"),
    Link.Kind.ABOUT: _("about"),
}
THEIRS: dict[str, Text] = {
    Link.Kind.SAME: _("merged into this one"),
    Link.Kind.PART: _("a part of this one"),
    Link.Kind.ABOUT: _("about this one"),
}


@dataclass(frozen=True)
class Related:
    """Another case and how it is related: ``how`` in words."""

    how: str
    name: Text  # of its kind
    case: Case
    url: str
    stage: str
    tone: Tone


def related(case: Case, actor: Actor) -> list[Related]:
    """What is linked with ``case`` and may be read by ``actor``, in the order in which it was linked."""
    rows = Link.objects.filter(Q(case=case.pk) | Q(other=case.pk)).order_by("at", "pk")
    links = list(rows.values_list("case", "other", "kind"))
    if not links:
        return []
    keys = {key for one, other, _kind in links for key in (one, other)} - {case.pk}
    seen = {row.pk: row for row in access.only(actor, "cases.read", Case.objects.filter(pk__in=keys))}
    return [
        _related(seen[key], MINE[kind] if one == case.pk else THEIRS[kind])
        for one, other, kind in links
        if (key := other if one == case.pk else one) in seen
    ]


def panel_of(scene: Scene) -> Panel | None:
    """On the page of a case that has ended: what is about it comes of its rating, so a running one is not asked."""
    found = related(scene.case, scene.actor) if scene.case.ended_at else []
    return Panel("cases/related.html", {"related": found}, order=60) if found else None


def _related(case: Case, how: Text) -> Related:
    name = capfirst(str(how))
    return Related(name, kind_of(case).name, case, url_of(case), stage_name(case), tone_of(case.stage))
