"""One act for many cases: what was wanted, and what became of each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Batch(models.Model):
    """What somebody wants done with each of several cases. Its key comes with the form, so a double click is one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    act = models.CharField(_("act"), max_length=60)
    facts = models.JSONField(_("what was typed"), default=dict)
    subject = models.IntegerField(_("subject of the person"))
    position = models.IntegerField(_("subject of the position"), null=True)
    office = models.IntegerField(_("office"), null=True)
    back = models.CharField(_("page to return to"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        indexes = [models.Index(fields=["at"], name="batch_unfinished", condition=models.Q(ended_at=None))]


class BatchRow(models.Model):
    """One case of a batch: it waits, is done, or was not possible; ``said`` tells what happened or why not."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("not done")

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("case code"), max_length=50)
    task = models.UUIDField(_("task"), null=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    said = models.TextField(_("what became of it"), blank=True)
    at = models.DateTimeField(_("at"), null=True)

    class Meta:
        verbose_name = _("row of a batch")
        verbose_name_plural = _("rows of batches")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "code", "task"], name="one_row_per_case_and_task", nulls_distinct=False
            )
        ]
