"""A programme, its tasks, and what was handed in as the product of each."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.files.models import File
from tinhso.engines.papers.models import Paper
from tinhso.systems.ioc.followed.nouns import Followed
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.standing import AssignmentQuerySet


class Programme(models.Model):
    """A resolution or plan whose tasks are followed. ``office`` gives them; ``followed_by`` confirms what is handed in.

    In force from ``first`` to ``last``; one that was replaced earlier says when and by what.
    """

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", pgettext_lazy("programme", "Resolution")
        PROGRAMME = "programme", pgettext_lazy("programme", "Action programme")
        PLAN = "plan", pgettext_lazy("programme", "Plan")
        CONCLUSION = "conclusion", pgettext_lazy("programme", "Conclusion")
        SCHEME = "scheme", pgettext_lazy("programme", "Scheme")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.CharField(_("number and symbol"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    issued_by = models.CharField(_("issued by"), max_length=200)
    issued_on = models.DateField(_("issued on"))
    first = models.DateField(_("in force from"))
    last = models.DateField(_("in force to"))
    office = models.ForeignKey(Office, models.PROTECT, verbose_name=_("gives its tasks"), related_name="+")
    followed_by = models.ForeignKey(Office, models.PROTECT, verbose_name=_("follows its tasks"), related_name="+")
    written_by = models.IntegerField(_("written down by"))
    written_at = models.DateTimeField(_("written down at"), default=clock.now)
    document = models.ForeignKey(File, models.PROTECT, verbose_name=_("document"), null=True, related_name="+")
    ended_on = models.DateField(_("ended on"), null=True)
    end_words = models.TextField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-first", "number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "issued_on"], name="a_programme_is_written_down_once"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_programme_lasts"),
        ]

    def __str__(self) -> str:
        return self.number

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.first <= day <= self.last and (self.ended_on is None or day < self.ended_on)


class Assignment(Followed):
    """One task of a programme: its owner is the case's office, its product must be proved before it is finished."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField(_("number in the programme"))
    due_from = models.DateField(
        _("due from")
    )  # first day of the month, quarter or year that was named, or the deadline
    product = models.TextField(_("expected product"))
    supporting = models.ManyToManyField(Office, verbose_name=_("supporting agencies"), related_name="+", blank=True)
    indicator = models.CharField(_("indicator of the target"), max_length=80, blank=True)
    target = models.DecimalField(_("target"), max_digits=24, decimal_places=4, null=True)

    state: str  # these three come with ``as_of``: how it stood, when it was due, when what stood was handed in
    due_then: datetime
    filed_then: datetime | None

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of a programme")
        verbose_name_plural = _("tasks of programmes")
        ordering = ["programme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_task_per_number_of_a_programme"),
            models.CheckConstraint(condition=models.Q(due_from__lte=models.F("deadline")), name="a_task_has_its_time"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def due(self) -> Due:
        """As it is now; a task may have had earlier ones."""
        return Due(self.due_from, self.deadline)


class Rearrangement(models.Model):
    """Other agencies support a task from ``at`` on; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="rearrangements")
    joined = models.ManyToManyField(Office, verbose_name=_("agencies that support it from now on"), related_name="+")
    left = models.ManyToManyField(Office, verbose_name=_("agencies that support it no longer"), related_name="+")
    words = models.TextField(_("why others support it"))
    by = models.IntegerField(_("arranged by"))
    at = models.DateTimeField(_("arranged at"), default=clock.now)

    class Meta:
        verbose_name = _("change of supporting agencies")
        verbose_name_plural = _("changes of supporting agencies")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.words


class Product(models.Model):
    """What the owner handed in with its proof: a file, or a paper that the platform numbered; never changed.

    The one that was not returned stands. ``at`` says whether the task was finished on time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="products")
    words = models.TextField(_("what was done"))
    number = models.CharField(_("number and symbol of the document"), max_length=80, blank=True)
    signed_on = models.DateField(_("date of the document"), null=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    by = models.IntegerField(_("handed in by"))
    at = models.DateTimeField(_("handed in at"), default=clock.now)
    returned_at = models.DateTimeField(_("returned at"), null=True)
    return_words = models.TextField(_("why it was returned"), blank=True)

    class Meta:
        verbose_name = _("product of a task")
        verbose_name_plural = _("products of tasks")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | models.Q(paper__isnull=False), name="a_product_has_its_proof"
            ),
            models.UniqueConstraint(
                fields=["assignment"], condition=models.Q(returned_at=None), name="one_standing_product_per_task"
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.pk}"
