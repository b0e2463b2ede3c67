"""Being worked on: the tasks that a case puts on desks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.processes import Step
from tinhso.engines.cases.querysets import TaskQuerySet
from tinhso.engines.directory.models import Office, Position


class Assignable(models.Model):
    class Meta:
        abstract = True


class Task(models.Model):
    """One piece of work that waits for a role in an office, or for the one who took it up.

    ``needs`` is the permission that lets one do it, held for exactly ``office``; ``holder`` is whoever took it.
    """

    class Kind(models.TextChoices):
        RECEPTION = "reception", _("receive")
        STEP = "step", _("handle")
        REVIEW = "review", _("review")
        SIGN = "sign", _("decide and sign")
        RETURN = "return", _("return the result")
        OPINION = "opinion", _("give an opinion")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="tasks")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="tasks")
    name = models.CharField(_("name"), max_length=160)
    office = models.ForeignKey(Office, models.PROTECT, related_name="tasks")
    needs = models.CharField(_("permission"), max_length=80)
    holder = models.ForeignKey(Position, models.PROTECT, null=True, related_name="tasks")
    begun_at = models.DateTimeField(_("begun at"), default=clock.now)
    due_at = models.DateTimeField(_("due at"), null=True)
    done_at = models.DateTimeField(_("done at"), null=True)
    done_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=40, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["office", "needs", "due_at"], name="task_waiting", condition=models.Q(done_at=None)),
            models.Index(fields=["holder", "due_at"], name="task_held", condition=models.Q(done_at=None)),
            models.Index(fields=["case", "begun_at"], name="task_of_case"),
        ]

    def __str__(self) -> str:
        return self.name
