"""Dossiers that are settled in a ministry's system: which procedures, how fields are named there, how far each is."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case


class Mirroring(models.Model):
    """From a day on a procedure is settled in another system; ``fields`` names each value there and where we have it.

    ``fields`` is ``{"HoTen": "applicant.name", …}``; ``words`` translates answers; ``states`` says what each of
    the other system's states means here: work, review, granted or denied.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure = models.CharField(_("procedure"), max_length=40)
    system = models.CharField(_("system"), max_length=20)
    matter = models.CharField(_("kind of matter there"), max_length=40)
    fields = models.JSONField(_("fields"))
    words = models.JSONField(_("words"), default=dict)
    states = models.JSONField(_("states"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("mirroring of a procedure")
        verbose_name_plural = _("mirrorings of procedures")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(valid_to=None), name="one_open_mirroring_per_procedure"
            )
        ]


class MirrorQuerySet(models.QuerySet["Mirror"]):
    def open(self) -> Self:
        """Those whose end the other system has not told yet."""
        return self.filter(ended_at=None)

    def stuck(self) -> Self:
        return self.open().exclude(trouble="")


class Mirror(models.Model):
    """One dossier of ours as a record there; ``applied`` is the number of its last state that we wrote down."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="mirror")
    mirroring = models.ForeignKey(Mirroring, models.PROTECT, related_name="mirrors")
    reference = models.CharField(_("number there"), max_length=50, blank=True)
    applied = models.PositiveSmallIntegerField(_("states written down"), default=0)
    state = models.CharField(_("state there"), max_length=30, blank=True)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    asked_at = models.DateTimeField(_("last asked at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    trouble = models.TextField(_("what stands in the way"), blank=True)

    objects = MirrorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mirrored dossier")
        verbose_name_plural = _("mirrored dossiers")


@access.kept
def _open(procedure: str, day: date) -> Mirroring | None:
    rows = Mirroring.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), procedure=procedure, valid_from__lte=day)
    return rows.order_by("-valid_from").first()


def mirroring_of(procedure: str, day: date | None = None) -> Mirroring | None:
    """How dossiers of this procedure that are received on a day (today) are mirrored; None for most."""
    return _open(procedure, day or clock.today())


@access.kept
def was_ever_mirrored(procedure: str) -> bool:
    return Mirroring.objects.filter(procedure=procedure).exists()
