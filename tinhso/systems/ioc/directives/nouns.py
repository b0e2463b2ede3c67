"""A directive and what its lead office tells of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case


class Directive(models.Model):
    """What a leader asks of an office about one figure, which stands here as it was then.

    The state, the deadline and the lead office are those of the case.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="directive")
    code = models.CharField(_("indicator"), max_length=80)
    period = models.CharField(_("period"), max_length=24)
    office = models.IntegerField(_("unit of the figure"), null=True)  # here; none: the whole province
    unit = models.CharField(_("unit"), max_length=200)
    value = models.DecimalField(_("value then"), max_digits=24, decimal_places=4, null=True)
    value_text = models.CharField(_("value then, as it was shown"), max_length=80)
    definition = models.TextField(_("definition of then"))
    words = models.TextField(_("what is asked"))
    deadline = models.DateField(_("deadline"))
    given_by = models.IntegerField(_("given by"))
    given_at = models.DateTimeField(_("given at"))

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        indexes = [models.Index(fields=["code", "office"], name="ioc_directive_by_figure")]

    def __str__(self) -> str:
        return f"{self.code} {self.period}"


class Progress(models.Model):
    """How far a directive is, as its lead office says; never changed, the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="told")
    percent = models.PositiveSmallIntegerField(_("done, in the hundred"))
    words = models.TextField(_("what was done"))
    by = models.IntegerField(_("told by"))
    at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("progress of a directive")
        verbose_name_plural = _("progress of directives")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="progress_is_in_the_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"
