"""What the classifier learns from, and what it has learnt."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.systems.feedback.categories import Category


class Label(models.Model):
    """A text and the category that it belongs to: delivered, or said by an official."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    category = models.ForeignKey(Category, models.CASCADE, related_name="labels")
    report = models.UUIDField(_("report"), null=True, unique=True)  # none: delivered with the product
    text = models.TextField(_("text"))
    by = models.IntegerField(_("by"), null=True)  # subject of the official
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers"}

    class Meta:
        verbose_name = _("training label")
        verbose_name_plural = _("training labels")


class Lesson(models.Model):
    """One trained classifier with how well it did on texts that it had not seen; the newest adopted one serves."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("at"), default=clock.now)
    labels = models.PositiveIntegerField(_("labels"))
    first = models.FloatField(_("right at once"))  # share of 1
    top3 = models.FloatField(_("right among three"))
    by_category = models.JSONField(_("by category"), default=dict)  # code: [right at once, of how many]
    weights = models.BinaryField(editable=False)  # arrays and vocabulary, never a pickle
    adopted_at = models.DateTimeField(_("adopted at"), null=True)

    class Meta:
        verbose_name = _("lesson of the classifier")
        verbose_name_plural = _("lessons of the classifier")
