"""What an archivist does with several cases at once, each with its own answer."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.bulk.act import BulkAct, Facts, NothingToSay, Text, scene_of
from tinhso.engines.cases.keepable import Hold
from tinhso.engines.cases.keeping.verbs import end_records, hold, lift_hold
from tinhso.engines.events.api import Actor


class HoldForm(NothingToSay):
    ground = forms.ChoiceField(label=_("Ground"), choices=Hold.Ground.choices)
    note = forms.CharField(label=_("Decision or document"), max_length=200, required=False)


def _end(actor: Actor, code: str, _key: UUID | None, _facts: Facts) -> Text:
    end_records(scene_of(actor, code).case.pk, by=actor)
    return _("Its personal data are gone for good; code, procedure, office, dates and figures stay.")


def _hold(actor: Actor, code: str, _key: UUID | None, facts: Facts) -> Text:
    ground = Hold.Ground(str(facts["ground"]))
    hold(scene_of(actor, code).case.pk, why=ground, note=str(facts.get("note", "")), by=actor)
    return _("Nothing of it goes until the hold is lifted.")


def _lift(actor: Actor, code: str, _key: UUID | None, _facts: Facts) -> Text:
    lift_hold(scene_of(actor, code).case.pk, by=actor)
    return _("No longer on hold.")


END = BulkAct(
    slug="ket-thuc-luu-giu", name=_("End the keeping"), do=_end, needs="cases.keep", hidden=True, is_grave=True,
    explain=_(
        "Of each the applicant, the answers, attached files, messages and the contents of papers go for good, from the "
        "database and the store of files; nobody can bring them back. Code, procedure, office, dates, events and "
        "figures stay. What is on hold, linked with another case, or still counts, is left as it is."
    ),
)  # fmt: skip
HOLD = BulkAct(
    slug="giu-lai", name=_("Put on hold"), do=_hold, form=HoldForm, needs="cases.keep", hidden=True,
    explain=_("Nothing of these cases goes, whatever the rule says, until the hold is lifted."),
)  # fmt: skip
LIFT = BulkAct(
    slug="bo-giu-lai", name=_("Lift the hold"), do=_lift, needs="cases.keep", hidden=True,
    explain=_("From now on the rule of keeping counts for them again."),
)  # fmt: skip
ACTS = (END, HOLD, LIFT)
