"""The action on a report's page that hands it on to another Open311 server."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Stage
from tinhso.systems.feedback.models import Peer
from tinhso.systems.feedback.open311 import handing_on


class HandOnForm(actions.ActionForm):
    to = forms.ModelChoiceField(Peer.objects.none(), label=_("Server"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = handing_on.servers_for(self.scene.case.pk)
        self.fields["to"].queryset = Peer.objects.filter(pk__in=[peer.pk for peer in found])  # type: ignore[attr-defined]
        self.initial.setdefault("to", found[0].pk if len(found) == 1 else None)


def hand_on(scene: actions.Scene, data: dict[str, Any]) -> actions.Text:
    made = handing_on.hand_on(scene.case.pk, to=data["to"], by=scene.actor)
    return _("On its way to %(server)s. It is sent again until it is taken.") % {"server": made.peer.name}


def may_be_handed_on(scene: actions.Scene) -> bool:
    return not scene.case.is_confidential and bool(handing_on.servers_for(scene.case.pk))


HAND_ON = actions.Action(
    slug="gui-may-chu", name=_("Send to another system"), button=_("Send there"),
    explain=_("Its words and place go there without who reported. Here the report goes on being handled."),
    form=HandOnForm, do=hand_on, stages=(Stage.SUBMITTED, *actions.usual.WORKING), also=may_be_handed_on,
    needs="cases.receive",
)  # fmt: skip
