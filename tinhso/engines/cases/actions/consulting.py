"""Asking other agencies, answering them, and going on without an answer: actions on the page of every case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases.actions.action import Action, Text
from tinhso.engines.cases.actions.conditions import works_on_it
from tinhso.engines.cases.actions.doing import Data, task_of
from tinhso.engines.cases.actions.fields import ActionForm, ReasonForm, long_text
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Inquiry, Join, Stage, Task
from tinhso.engines.cases.verbs.consult import consult as consult_verb
from tinhso.engines.cases.verbs.consult import give_opinion as opinion_verb
from tinhso.engines.cases.verbs.consult import go_on_without as without_verb
from tinhso.engines.directory.models import Office

ASKED = (Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.POLICE, Office.Kind.CENTRE)
STANCES = [("yes", _("agree")), ("no", _("do not agree")), ("", _("an opinion only"))]


class ConsultForm(ActionForm):
    offices = forms.ModelMultipleChoiceField(
        Office.objects.none(), label=_("Agencies"), help_text=_("Hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    question = long_text(_("What you ask of them"))
    days = forms.IntegerField(label=_("Working days to answer"), min_value=1, max_value=30, initial=2)
    join = forms.ChoiceField(
        label=_("The step goes on"), choices=Join.choices, widget=forms.RadioSelect, required=False, initial=Join.ALL
    )
    quorum = forms.IntegerField(
        label=_("Answers needed"), min_value=1, max_value=50, required=False,
        help_text=_("Only where enough must have answered."),
    )  # fmt: skip
    silence_consents = forms.BooleanField(
        label=_("Silence is consent"), required=False,
        help_text=_("Whoever has not answered in time agrees; this is written down as such."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        working = Office.objects.all().on(clock.today()).filter(Q(kind__in=ASKED)).exclude(pk=self.scene.case.office_id)
        self.fields["offices"].queryset = working.order_by("name")  # type: ignore[attr-defined]


class OpinionForm(ActionForm):
    agrees = forms.ChoiceField(label=_("Your agency"), choices=STANCES, widget=forms.RadioSelect, required=False)
    opinion = long_text(_("Your agency's opinion"), rows=6)


def consult(scene: Scene, data: Data) -> Text:
    asked = consult_verb(
        scene.case.pk, offices=list(data["offices"]), question=data["question"],
        within=Limit(Decimal(data["days"]), "workday"), join=data["join"], quorum=data["quorum"] or 0,
        silence_consents=data["silence_consents"], by=scene.actor, version=data["version"],
    )  # fmt: skip
    return _("Asked: %(offices)s.") % {"offices": ", ".join(row.office.name for row in asked)}


def give_opinion(scene: Scene, data: Data) -> Text:
    stance = {"yes": True, "no": False}.get(data.get("agrees", ""))
    opinion_verb(
        task_of(scene).pk, opinion=data["opinion"], agrees=stance, by=scene.actor, version=data["version"]
    )  # fmt: skip
    return _("Your agency's opinion has been sent to the agency that asked.")


def go_on_without(scene: Scene, data: Data) -> Text:
    waiting = overdue_inquiry(scene)
    if waiting is None:
        raise Refused(_("Nobody is waited for any more."))
    without_verb(waiting.pk, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("The work goes on without the missing answers; your reason is on record.")


def overdue_inquiry(scene: Scene) -> Inquiry | None:
    """A question whose time has run out and for whose answers the step still waits."""
    open_ones = scene.case.inquiries.filter(closed_at=None, answer_by__lte=clock.now())
    return open_ones.exclude(join=Join.NONE).order_by("answer_by").first()


def may_ask_others(scene: Scene) -> bool:
    """Whoever has the step, where the process does not forbid it."""
    task = scene.task
    return works_on_it(scene) and task is not None and (task.step is None or task.step.may_consult)


def waits_in_vain(scene: Scene) -> bool:
    return works_on_it(scene) and overdue_inquiry(scene) is not None


CONSULT = Action(
    slug="hoi-y-kien", name=_("Ask other agencies"), button=_("Ask"),
    explain=_("Each finds a task of its own and sees until when it must answer. You see who has answered."),
    form=ConsultForm, do=consult, stages=(Stage.RECEIVED, Stage.PROCESSING),
    tasks=(Task.Kind.STEP, Task.Kind.REVIEW), also=may_ask_others, needs="cases.process", here_only=True,
)  # fmt: skip
OPINION = Action(
    slug="cho-y-kien", name=_("Give your agency's opinion"), button=_("Send the opinion"),
    explain=_("It goes to the agency that asked."),
    form=OpinionForm, do=give_opinion, tasks=(Task.Kind.OPINION,), is_main=True,
)  # fmt: skip
GO_ON_WITHOUT = Action(
    slug="khong-cho-y-kien", name=_("Go on without the missing answers"), button=_("Go on without them"),
    explain=_("Their time has run out. Say why the work goes on; the tasks of those who have not answered end."),
    form=ReasonForm, do=go_on_without, stages=(Stage.RECEIVED, Stage.PROCESSING), also=waits_in_vain,
    needs="cases.process",
)  # fmt: skip
