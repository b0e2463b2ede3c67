"""Standing still while somebody else must act."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Suspendable(models.Model):
    class Meta:
        abstract = True

    @property
    def is_suspended(self) -> bool:
        return Suspension.objects.filter(case=self.pk, ended_at=None).exists()


class Suspension(models.Model):
    """The clock stands still; on its end the appointment moves by the working time that passed."""

    class Cause(models.TextChoices):
        SUPPLEMENT = "supplement", _("a supplement is awaited")
        DUTY = "duty", _("a payment is awaited")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="suspensions")
    cause = models.CharField(_("cause"), max_length=12, choices=Cause)
    began_at = models.DateTimeField(_("began at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    due_before = models.DateTimeField(_("due before"))
    due_after = models.DateTimeField(_("due after"), null=True)

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_at=None), name="one_open_suspension_per_case"
            ),
        ]


class Duty(models.Model):
    """A sum that must be paid before work goes on; ``demand`` is the demand's key in payments."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="duties")
    demand = models.UUIDField(_("demand"), unique=True)
    raised_at = models.DateTimeField(_("raised at"), default=clock.now)
    settled_at = models.DateTimeField(_("settled at"), null=True)

    class Meta:
        verbose_name = _("financial duty")
        verbose_name_plural = _("financial duties")
