"""An index and its versions: what is published is never changed, the next version follows it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class Index(models.Model):
    """What offices are scored by (bộ chỉ số), such as the service-quality index of Decision 766/QĐ-TTg."""

    class Every(models.TextChoices):
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")
        HALF = "half", _("half year")
        YEAR = "year", _("year")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    every = models.CharField(_("scored every"), max_length=8, choices=Every, default=Every.QUARTER)

    class Meta:
        verbose_name = _("index")
        verbose_name_plural = _("indexes")

    def __str__(self) -> str:
        return self.name


class VersionQuerySet(models.QuerySet["Version"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def in_force(self, on: date) -> Self:
        return self.published().filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


class Version(models.Model):
    """The tree as it holds from ``valid_from`` up to but not at ``valid_to``; a draft has neither.

    ``grades`` are rows of (percent from which it is given, its name), the best first. An office is ranked from
    ``ranked_from`` points that could be scored. ``note`` says what in it is attributed and what assumed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    index = models.ForeignKey(Index, models.PROTECT, related_name="versions", verbose_name=_("index"))
    number = models.PositiveSmallIntegerField(_("number"))
    valid_from = models.DateField(_("in force from"), null=True)
    valid_to = models.DateField(_("in force until"), null=True)
    grades = models.JSONField(_("grades"), default=list)
    ranked_from = models.DecimalField(_("points to be ranked"), max_digits=6, decimal_places=2, default=0)
    note = models.TextField(_("note"), blank=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.IntegerField(_("published by"), null=True)
    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of an index")
        verbose_name_plural = _("versions of indexes")
        constraints = [
            models.UniqueConstraint(fields=["index", "number"], name="indexes_one_version_of_a_number"),
            models.UniqueConstraint(fields=["index"], condition=Q(published_at=None), name="indexes_one_draft"),
            models.UniqueConstraint(
                fields=["index"],
                condition=Q(published_at__isnull=False, valid_to=None),
                name="indexes_one_open_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index} ({self.number})"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def grade(self, percent: object) -> str:
        """The name of the grade at a percentage; "" without grades or without a percentage."""
        if percent is None:
            return ""
        return next((str(name) for bound, name in self.grades if percent >= bound), "")
