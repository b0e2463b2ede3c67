"""Work that was given, and how far its lead office says it is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case


class Followed(models.Model):
    """What somebody asks of an office by a day. The state, the appointment and the lead office are those of the case.

    ``deadline`` is the day that was named; on a day off the case's appointment is the next working day.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="%(class)s")
    words = models.TextField(_("what is asked"))
    deadline = models.DateField(_("deadline"))
    given_by = models.IntegerField(_("given by"))
    given_at = models.DateTimeField(_("given at"))

    class Meta:
        abstract = True


class Progress(models.Model):
    """How far given work is, as its lead office says; never changed, the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="progress")
    percent = models.PositiveSmallIntegerField(_("done, in the hundred"))
    words = models.TextField(_("what was done"))
    by = models.IntegerField(_("told by"))
    at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("progress of given work")
        verbose_name_plural = _("progress of given work")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="progress_is_in_the_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"
