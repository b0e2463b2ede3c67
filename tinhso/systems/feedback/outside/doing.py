"""What the actions about errands do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import actions
from tinhso.systems.feedback.desk.conditions import drafts
from tinhso.systems.feedback.models import Errand
from tinhso.systems.feedback.outside.fields import EndErrandForm, ErrandForm
from tinhso.systems.feedback.outside.verbs import end_errand, give_errand

Scene = actions.Scene


def give(scene: Scene, data: dict[str, Any]) -> actions.Text:
    chosen = {name: data[name] for name in ("to", "task", "text", "days", "shows_place", "photos")}
    made = give_errand(scene.case.pk, **chosen, by=scene.actor)
    return _("The link stands below. Send it to %(to)s.") % {"to": made.to}


def end(scene: Scene, data: dict[str, Any]) -> actions.Text:
    held = end_errand(data["errand"].pk, by=scene.actor)
    return _("The link of %(to)s opens nothing any more.") % {"to": held.to}


def may_be_given(scene: Scene) -> bool:
    return not scene.case.is_confidential and drafts(scene)


def has_one(scene: Scene) -> bool:
    return Errand.objects.filter(case=scene.case, ended_at=None).exists()


GIVE = actions.Action(
    slug="giao-ben-ngoai", name=_("Hand to an outside party"), button=_("Make the link"),
    explain=_("They need no account: the link shows what you give here and takes their answer. You can take it back."),
    form=ErrandForm, do=give, stages=actions.usual.WORKING, also=may_be_given, needs="cases.process",
)  # fmt: skip
END = actions.Action(
    slug="thu-lien-ket", name=_("Take a link back"), button=_("Take back"),
    explain=_("From now on the link opens nothing. What was answered stays with the report."),
    form=EndErrandForm, do=end, also=has_one, needs="cases.process",
)  # fmt: skip
