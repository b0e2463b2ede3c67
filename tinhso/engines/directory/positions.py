"""The positions that people hold in offices."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.dated import is_valid, valid_on
from tinhso.engines.directory.offices import Office


class PositionQuerySet(models.QuerySet["Position"]):
    def on(self, day: date) -> Self:
        """The positions held on ``day``."""
        return self.filter(valid_on(day))


class Position(models.Model):
    """A post in an office and, while it is held, its holder. Rights belong to the position, not the person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="positions")
    title = models.CharField(_("title"), max_length=120)  # Chuyên viên, Phó Chủ tịch …
    is_head = models.BooleanField(_("heads the office"), default=False)
    person = models.ForeignKey("directory.Person", models.PROTECT, null=True, blank=True, related_name="positions")
    roles = ArrayField(models.CharField(max_length=40), verbose_name=_("roles"), default=list, blank=True)
    subject = models.OneToOneField(Subject, models.PROTECT, related_name="position")
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(is_head=True, valid_to=None), name="one_head_per_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.office}"

    def is_held(self, day: date) -> bool:
        """Whether somebody holds the position on ``day``."""
        return self.person_id is not None and is_valid(self.valid_from, self.valid_to, day)
