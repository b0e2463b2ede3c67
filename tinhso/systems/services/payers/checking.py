"""The desk checks for whom a fee is paid; what was paid too much is given back, what is missing is asked for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.systems.services.models import Dossier, PayerCheck
from tinhso.systems.services.payers.reading import groups_for, payer_of, price_for
from tinhso.systems.services.queries import dossier_of

RIGHT = "cases.receive"
STAGES = (Stage.SUBMITTED, Stage.DUTY, Stage.RECEIVED, Stage.PROCESSING)


@transaction.atomic
def check_payer(case_id: UUID, *, found: str, reason: str = "", by: Actor) -> PayerCheck:
    """Note for whom the fee is paid (``found``, "" for nobody whom the tariff favours) and settle the difference.

    Raises Denied; Refused for a group that the tariff does not know, a correction without a reason, or once the
    result is signed; AlreadyDone where the last check found the same.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    by = access.require(by, RIGHT, case)
    if case.stage not in STAGES:
        raise Refused(_("The payer is checked before the result is signed."))
    dossier = dossier_of(case)
    if found and found not in groups_for(dossier):
        raise Refused(_("The tariff of this procedure does not know this group."), field="found")
    before = payer_of(dossier)
    if before.check is not None and before.group == found:
        raise AlreadyDone(_("This was found already."))
    if before.group != found and not reason.strip():
        raise Refused(_("Say why the payer is another one than was claimed."), field="reason")
    made = PayerCheck.objects.create(
        case=case, claimed=before.group, found=found, reason=reason.strip(), by=directory.position_of(by)
    )
    lines, was = price_for(dossier, found), payments.total(price_for(dossier, before.group))
    record(
        "services.payer_checked", on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic,
        channel=case.channel, corrected=int(before.group != found), due=payments.total(lines), due_before=was,
    )  # fmt: skip
    if before.group != found:
        _settle(dossier, lines, reason=reason.strip(), by=by)
    return made


def _settle(dossier: Dossier, lines: list[payments.FeeLine], *, reason: str, by: Actor) -> None:
    """Bring what is asked and what is held to what it costs now; a fee that nobody has paid is asked for anew."""
    case = dossier.case
    demands = [demand for demand in payments.of(case.pk) if _is_fee(demand, lines)]
    waiting = [demand for demand in demands if demand.is_waiting]
    for demand in waiting:
        payments.cancel(demand.pk, by=by, reason=reason[:200])
    paid = [demand for demand in demands if demand.balance > 0]
    rest = payments.total(lines) - sum(demand.balance for demand in paid)
    asked = _ask(dossier, lines, rest, first=not paid, by=by) if rest > 0 else None
    for demand in waiting:
        cases.settle_duty(demand.pk)
    if asked is not None:
        cases.raise_duty(case.pk, demand=asked.pk, by=by)
    if rest < 0:
        _give_back(paid, -rest, reason=reason, by=by)


def _ask(dossier: Dossier, lines: list[payments.FeeLine], rest: int, *, first: bool, by: Actor) -> Demand:
    """The whole fee where nothing was paid; else one line for what is missing."""
    case = dossier.case
    if not first:
        line = next(line for line in lines if line.amount)
        missing = _("%(name)s: what is missing") % {"name": line.name}
        lines = [replace(line, name=str(missing), quantity=1, full=rest, percent=0, amount=rest, reduction_basis="")]
    asked = payments.demand(
        case.pk, payer=case.owner, office=case.office, lines=lines, by=by, topic=case.topic, code=case.code,
        occasion="receipt" if first else "supplement", return_path=f"/ho-so/{case.code}/",
        also={cases.unit_of(case.received_by or case.office, "desk").here_id},
    )  # fmt: skip
    if first:
        dossier.demand = asked.pk
        dossier.save(update_fields=["demand"])
    return asked


def _give_back(paid: list[Demand], amount: int, *, reason: str, by: Actor) -> None:
    """Proposed to whoever decides about refunds, the newest payment first."""
    for demand in reversed(paid):
        part = min(amount, demand.balance)
        if part > 0:
            payments.propose_refund(demand.pk, amount=part, reason=reason, by=by)
            amount -= part


def _is_fee(demand: Demand, lines: list[payments.FeeLine]) -> bool:
    codes = {line.code for line in lines}
    return any(line.code in codes for line in demand.fee_lines)
