"""The public face of a report: a table of its own, in which there is nothing that must not be shown."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Area, Office, Position
from tinhso.systems.feedback.categories import Category


class Moderation(models.Model):
    """What an official decided to show of a report, and why; the newest counts, the original stays in the report."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="moderations")
    is_published = models.BooleanField(_("published"))
    text = models.TextField(_("public text"), blank=True)
    photos = models.JSONField(_("cleared photos"), default=list)  # keys of Photo
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: by a rule
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("moderation")
        verbose_name_plural = _("moderations")


class Publication(models.Model):
    """What everybody may read of one report. Not behind the wall; written by the listeners of its events alone."""

    report = models.UUIDField(primary_key=True)  # the case's key
    code = models.CharField(_("code"), max_length=50, unique=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    text = models.TextField(_("text"))
    folded = models.TextField(editable=False)  # text, category and place without diacritics, for searching
    place = models.CharField(_("place in words"), max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")  # that handles it
    lat = models.FloatField(_("latitude"), null=True)  # rounded as the category says
    lng = models.FloatField(_("longitude"), null=True)
    stage = models.PositiveSmallIntegerField(_("stage"))
    is_open = models.BooleanField(_("open"), default=True)
    reported_at = models.DateTimeField(_("reported at"))
    due_at = models.DateTimeField(_("due at"), null=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    photos = models.JSONField(_("photos"), default=list)  # [{"url", "small", "moment"}]
    supporters = models.PositiveIntegerField(_("supporters"), default=0)
    score = models.PositiveSmallIntegerField(_("rating"), null=True)
    story = models.JSONField(_("states"), default=list)  # [{"what", "at"}]: what it went through, in order
    updated_at = models.DateTimeField(_("updated at"))

    class Meta:
        verbose_name = _("published report")
        verbose_name_plural = _("published reports")
        indexes = [
            models.Index(fields=["-updated_at"], name="publication_by_update"),
            models.Index(fields=["-reported_at", "-report"], name="publication_by_time"),
            models.Index(fields=["area", "-reported_at"], name="publication_by_area"),
            models.Index(fields=["category", "-reported_at"], name="publication_by_category"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="publication_by_words"),
        ]

    def __str__(self) -> str:
        return self.code


class Support(models.Model):
    """Another person has the same trouble, or only wants to know (me too, follow)."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="supports")
    subject = models.IntegerField(_("subject"))
    is_affected = models.BooleanField(_("has the same trouble"), default=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [models.UniqueConstraint(fields=["publication", "subject"], name="one_support_per_person")]
