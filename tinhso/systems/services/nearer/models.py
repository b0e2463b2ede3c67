"""Which procedures any desk of the province takes, from when to when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class Anywhere(models.Model):
    """A published decision: this procedure is received regardless of boundary (tiếp nhận phi địa giới)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure_code = models.CharField(_("procedure"), max_length=20)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it no longer holds
    legal_basis = models.CharField(_("legal basis"), max_length=200)

    name = ""  # of the procedure, where a reader asks for it

    class Meta:
        verbose_name = _("procedure received anywhere")
        verbose_name_plural = _("procedures received anywhere")
        constraints = [
            models.UniqueConstraint(fields=["procedure_code", "valid_from"], name="one_decision_on_boundary_a_day")
        ]

    def __str__(self) -> str:
        return self.procedure_code
