"""What can be done with several cases of any kind: take up, hand over, finish the step."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.actions.fields import ColleagueField
from tinhso.engines.cases.bulk.act import BulkAct, Facts, NothingToSay, Text, scene_of
from tinhso.engines.cases.models import Task
from tinhso.engines.cases.verbs.hand_on import hand_over
from tinhso.engines.cases.verbs.work import claim, finish_step
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor


class NoteForm(NothingToSay):
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The same for every case."),
    )  # fmt: skip


class ToForm(NothingToSay):
    """Colleagues of one's own office, and of those in which one assigns work."""

    to = ColleagueField(label=_("Colleague"), queryset=Position.objects.none())
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = {self.actor.office, *access.scopes(self.actor, "cases.assign")} - {None}
        held = Position.objects.all().on(clock.today()).exclude(person=None).filter(office__here__in=here)
        found = held.select_related("person__party", "office").order_by("office__name", "person__party__name")
        self.fields["to"].queryset = found  # type: ignore[attr-defined]


def task_for(actor: Actor, code: str, key: UUID | None) -> Task:
    """The task that is meant: the named one, or the reader's own open one of the case."""
    if key is not None:
        return Task.objects.select_related("case").get(pk=key)
    scene = scene_of(actor, code)
    task = scene.task or _to_assign(actor, code)
    if task is None:
        raise Refused(_("There is no step here for you to do now."))
    return task


def _to_assign(actor: Actor, code: str) -> Task | None:
    """An open step in an office where the reader assigns work, whoever holds it."""
    scopes = access.scopes(actor, "cases.assign")
    rows = Task.objects.open().filter(case__code=code, step__isnull=False).select_related("office")
    return next((task for task in rows if not scopes.isdisjoint(directory.subjects_of(task.office))), None)


def _claim(actor: Actor, code: str, key: UUID | None, facts: Facts) -> Text:
    claim(task_for(actor, code, key).pk, by=actor)
    return _("Taken up by you.")


def _hand_over(actor: Actor, code: str, key: UUID | None, facts: Facts) -> Text:
    to = Position.objects.select_related("person__party", "office").get(pk=facts["to"])
    hand_over(task_for(actor, code, key).pk, to=to, note=str(facts.get("note", "")), by=actor)
    return _("Handed over to %(who)s.") % {"who": to.person}


def _finish(actor: Actor, code: str, key: UUID | None, facts: Facts) -> Text:
    following = finish_step(task_for(actor, code, key).pk, note=str(facts.get("note", "")), by=actor)
    return _("The step is finished. Next: %(step)s.") % {"step": following.name if following else ""}


TAKE_UP = BulkAct(
    slug="nhan-viec", name=_("Take up"), do=_claim,
    explain=_("Each is yours from now on; colleagues see that you handle it."),
)  # fmt: skip
HAND_OVER = BulkAct(
    slug="giao-viec", name=_("Hand over to a colleague"), do=_hand_over, form=ToForm,
    explain=_("The colleague finds each of them in the inbox at once. You can call it back until it is finished."),
)  # fmt: skip
FINISH = BulkAct(
    slug="hoan-thanh-buoc", name=_("Finish this step"), do=_finish, form=NoteForm, needs="cases.process",
    explain=_("Each goes on to the next step of its internal process."),
)  # fmt: skip
ACTS = (TAKE_UP, HAND_OVER, FINISH)
