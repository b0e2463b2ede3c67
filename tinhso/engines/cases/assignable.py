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
    left_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # whose post ended with it held
    begun_at = models.DateTimeField(_("begun at"), default=clock.now)
    due_at = models.DateTimeField(_("due at"), null=True)
    limit = models.CharField(_("time limit"), max_length=40, blank=True, default="", db_default="")  # "2 hour"
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


class HandOver(models.Model):
    """A task went from one post to another; until the other finishes it, whoever gave it can call it back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="hand_overs")
    task = models.ForeignKey(Task, models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey(Position, models.PROTECT, related_name="+")
    before = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # who held it; none: nobody
    taker = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    note = models.TextField(_("note"), blank=True)
    called_back_at = models.DateTimeField(_("called back at"), null=True)

    class Meta:
        verbose_name = _("handing over of a task")
        verbose_name_plural = _("handings over of tasks")
        indexes = [models.Index(fields=["task", "-at"], name="hand_over_of_task")]
