"""Which payer a dossier stands for, and what the tariff of its day says of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.forms import api as forms
from tinhso.engines.payments import api as payments
from tinhso.systems.services.filing import cost_channel
from tinhso.systems.services.models import Dossier, PayerCheck


@dataclass(frozen=True)
class Payer:
    """The group that a dossier's fee is reckoned by, and who checked it when; "" is nobody whom the tariff favours."""

    group: str
    check: PayerCheck | None = None

    @property
    def name(self) -> str:
        return forms.payer_name(self.group) or _("nobody whom the tariff favours")

    @property
    def waits(self) -> bool:
        """Whether somebody claims to be favoured and nobody has checked it."""
        return bool(self.group) and self.check is None

    @property
    def checked_at(self) -> datetime | None:
        return self.check.at if self.check else None


def payer_of(dossier: Dossier) -> Payer:
    """What the last check found, or else what the applicant claimed."""
    last = PayerCheck.objects.filter(case=dossier.case_id).order_by("at", "id").last()
    return Payer(last.found, last) if last else Payer(claim_of(dossier))


def claim_of(dossier: Dossier) -> str:
    """The group that the applicant named."""
    said = str(dossier.submission.answers.get(forms.PAYER_GROUP) or "")
    return "" if said == forms.NO_PAYER_GROUP else said


def groups_for(dossier: Dossier) -> list[str]:
    """Whom the procedure's tariff favoured on the day on which the dossier was handed in."""
    day = clock.local(dossier.case.submitted_at).date()
    return payments.groups_of(dossier.version.procedure.code, day)


def price_for(dossier: Dossier, group: str) -> list[payments.FeeLine]:
    """What the dossier costs for a payer of this group, by the tariff of the day on which it was handed in."""
    answers = dossier.submission.answers | {forms.PAYER_GROUP: group}
    day = clock.local(dossier.case.submitted_at).date()
    return forms.due(dossier.version, answers, cost_channel(dossier.case.channel), day)
