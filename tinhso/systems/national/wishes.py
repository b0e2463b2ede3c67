"""What citizens asked at the national portal of a dossier that is under way."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case


class WishQuerySet(models.QuerySet["Wish"]):
    def waiting(self) -> Self:
        return self.filter(answered_at=None)

    def declined(self) -> Self:
        return self.filter(granted=False)


class Wish(models.Model):
    """A supplement handed in or a withdrawal asked for at the national portal, and what became of it here."""

    class Kind(models.TextChoices):
        SUPPLEMENT = "1", _("supplement")
        WITHDRAWAL = "2", _("withdrawal")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.CharField(_("message"), max_length=50, unique=True)
    kind = models.CharField(_("kind"), max_length=1, choices=Kind)
    code = models.CharField(_("dossier code"), max_length=50, db_index=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="national_wishes")  # none: not opened yet
    content = models.JSONField(_("content"), default=dict)
    received_at = models.DateTimeField(_("received at"), default=clock.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    granted = models.BooleanField(_("granted"), null=True)
    why = models.TextField(_("why not"), blank=True)
    personal = {"content": "answers"}

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish from the national portal")
        verbose_name_plural = _("wishes from the national portal")
        indexes = [models.Index(fields=["-received_at"], condition=~Q(granted=True), name="wishes_not_granted")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, granted=None) | Q(answered_at__isnull=False, granted__isnull=False),
                name="an_answered_wish_is_granted_or_not",
            )
        ]

    def __str__(self) -> str:
        return self.code
