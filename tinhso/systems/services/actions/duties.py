"""A financial duty while the dossier is handled: asked for, and noted as paid outside (status 6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Stage
from tinhso.engines.payments import api as payments
from tinhso.systems.services.queries import dossier_of

Scene = actions.Scene
Data = dict[str, Any]


class DutyForm(actions.ActionForm):
    """One sum with its name and law, as the notice of the tax office or the resolution says it."""

    name = forms.CharField(label=_("What is to be paid"), max_length=160)
    amount = forms.IntegerField(label=_("Amount (đồng)"), min_value=1, max_value=100_000_000_000)
    basis = forms.CharField(label=_("Legal basis"), max_length=200, help_text=_("The notice, resolution or circular."))


class SlipForm(actions.ActionForm):
    slip = forms.CharField(
        label=_("Number of the slip"), max_length=80, help_text=_("Of the treasury or the bank that took the money.")
    )


@transaction.atomic
def raise_duty(scene: Scene, data: Data) -> actions.Text:
    """The demand and the standing clock come together or not at all."""
    case = scene.case
    line = payments.FeeLine(
        code="duty", name=data["name"], kind="charge", unit="", quantity=1, full=data["amount"], percent=0,
        amount=data["amount"], legal_basis=data["basis"],
    )  # fmt: skip
    demand = payments.demand(
        case.pk, payer=case.owner, office=case.office, lines=[line], by=scene.actor, topic=case.topic, code=case.code,
        occasion="supplement", return_path=f"/ho-so/{case.code}/",
        also={cases.unit_of(case.received_by, "desk").here_id},
    )  # fmt: skip
    cases.raise_duty(case.pk, demand=demand.pk, by=scene.actor, version=data["version"])
    return _("The applicant is told what to pay. The clock stands still until it is paid.")


@transaction.atomic
def settle_duty(scene: Scene, data: Data) -> actions.Text:
    """The desk has seen the slip: the demand is no longer asked for, and the work goes on."""
    duty = scene.case.duties.filter(settled_at=None).first()
    if duty is None or duty.demand == dossier_of(scene.case).demand:
        raise Refused(_("Nothing is awaited that could be paid outside."))
    cases.settle_duty(duty.demand, by=scene.actor)
    payments.cancel(duty.demand, by=scene.actor, reason=data["slip"])
    return _("Noted. The clock runs on.")


def owes_something_else(scene: Scene) -> bool:
    """What is awaited is not the fee for handing in, which is paid by the ordinary ways."""
    if scene.case.received_at is None:  # before the desk nothing else is asked for
        return False
    fee = scene.case.dossier.demand
    return any(demand != fee for demand in scene.case.duties.filter(settled_at=None).values_list("demand", flat=True))


RAISE = actions.Action(
    slug="nghia-vu-tai-chinh", name=_("Ask for a payment before going on"), button=_("Ask for the payment"),
    explain=_("Tax, charge or fee that the law wants paid before the result. The clock stands still until it is paid."),
    form=DutyForm, do=raise_duty, stages=actions.usual.WORKING, also=actions.works_on_it, needs="cases.process",
    here_only=True,
)  # fmt: skip
SETTLE = actions.Action(
    slug="da-nop-tien", name=_("Note that it was paid outside"), button=_("Note the payment"),
    explain=_("The applicant has shown the slip of the treasury or the bank. The clock runs on from now."),
    form=SlipForm, do=settle_duty, stages=(Stage.DUTY,), also=owes_something_else, needs="cases.receive", is_main=True,
)  # fmt: skip
