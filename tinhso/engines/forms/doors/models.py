"""Where and how dossiers are handed in, from a day on; nothing of it is ever rewritten."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.forms.procedures import Procedure


class Door(models.Model):
    """Whose portal takes what is handed in online: for the province, or for one procedure that differs."""

    class Mode(models.TextChoices):
        OWN = "own", _("the province's own portal")
        NATIONAL = "national", _("the National Public Service Portal")
        BOTH = "both", _("either portal, as the applicant likes")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, null=True, related_name="doors")  # none: the province
    mode = models.CharField(_("front door"), max_length=8, choices=Mode)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)  # the first day on which it is no more
    basis = models.CharField(_("legal basis"), max_length=300)
    set_at = models.DateTimeField(_("set at"), default=clock.now)

    class Meta:
        verbose_name = _("front door")
        verbose_name_plural = _("front doors")
        ordering = ["valid_from", "set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(valid_to=None),
                nulls_distinct=False,
                name="one_open_door_per_procedure",
            )
        ]


class Acceptance(models.Model):
    """By which channels a procedure's dossiers come in. Without the desk no paper is taken: the clerk files online
    together with the citizen.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        DESK = "desk", _("on paper at the desk")
        POST = "post", _("on paper by post")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, null=True, related_name="acceptances")  # none: all
    channels = ArrayField(models.CharField(max_length=6, choices=Channel), verbose_name=_("channels"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)
    basis = models.CharField(_("legal basis"), max_length=300)
    set_at = models.DateTimeField(_("set at"), default=clock.now)

    class Meta:
        verbose_name = _("accepted channels")
        verbose_name_plural = _("accepted channels")
        ordering = ["valid_from", "set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(valid_to=None),
                nulls_distinct=False,
                name="one_open_acceptance_per_procedure",
            )
        ]

    @property
    def channel_names(self) -> list[str]:
        return [str(self.Channel(channel).label) for channel in self.channels]

    @property
    def takes_paper(self) -> bool:
        return bool({self.Channel.DESK, self.Channel.POST} & set(self.channels))
