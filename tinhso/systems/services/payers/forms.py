"""The desk's question about the payer: beside receiving, or on a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.money import format_dong
from tinhso.engines.cases.api import actions
from tinhso.engines.forms import api as procedures
from tinhso.engines.payments import api as payments
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.payers.reading import groups_for, payer_of, price_for
from tinhso.systems.services.queries import dossier_of


class PayerForm(actions.ActionForm):
    """Every group of the tariff with its price; what was claimed is chosen."""

    found = forms.ChoiceField(
        label=_("The payer is"), required=False, widget=forms.RadioSelect,
        help_text=_("Compare it with the paper that proves it. What changes the fee is asked for or given back."),
    )  # fmt: skip
    reason = actions.long_text(
        _("Why it is another one than was claimed"), _("The applicant reads it."), required=False, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dossier = dossier_of(self.scene.case)
        self.payer = payer_of(dossier)
        field = self.fields["found"]
        field.choices = choices(dossier)  # type: ignore[attr-defined]
        field.initial = self.payer.group


def has_groups(scene: actions.Scene) -> bool:
    """Whether the tariff favours anybody."""
    return bool(payments.groups_of(scene.case.topic))


def choices(dossier: Dossier) -> list[tuple[str, str]]:
    """Nobody whom the tariff favours first."""
    return [(group, _called(dossier, group)) for group in ("", *groups_for(dossier))]


def _called(dossier: Dossier, group: str) -> str:
    name = procedures.payer_name(group) or str(_("nobody whom the tariff favours"))
    return f"{name}: {format_dong(payments.total(price_for(dossier, group)))}"
