"""A report and its photos, as they came in: seen by its owner and the agencies, never by the public."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.files.models import File
from tinhso.systems.feedback.categories import Category
from tinhso.systems.feedback.reporters import Reporter


class Report(models.Model):
    """What a case of 1022 has beside its life cycle (phản ánh, kiến nghị)."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="report")
    category = models.ForeignKey(Category, models.PROTECT, related_name="reports")
    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="reports")
    text = models.TextField(_("text"))
    place = models.CharField(_("place in words"), max_length=200, blank=True)
    lat = models.FloatField(_("latitude"), null=True)
    lng = models.FloatField(_("longitude"), null=True)
    answers = models.JSONField(_("answers"), default=dict)  # to the category's questions
    happened_at = models.DateTimeField(_("happened at"), null=True)
    may_publish = models.BooleanField(_("may be published"), default=True)  # the reporter's own wish
    proposed = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")  # by the classifier
    confidence = models.FloatField(_("confidence"), null=True)  # of the proposal, 0 to 1
    filed_by = models.IntegerField(_("filed by"), null=True)  # subject of the official or partner who filed it
    reference = models.CharField(_("reference of the partner"), max_length=80, blank=True)
    # Written without a connection: duplicates and further questions are shown on the reporter's page.
    asked_later = models.BooleanField(_("asked afterwards"), default=False, db_default=False)
    personal = {"text": "answers", "place": "address", "lat": "address", "lng": "address", "answers": "answers"}

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return self.case.code


class Photo(models.Model):
    """A picture of the trouble, or of what was done: the original, and the one drawn anew without hidden data."""

    class Moment(models.TextChoices):
        BEFORE = "before", _("when it was reported")
        AFTER = "after", _("after it was settled")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="photos")
    moment = models.CharField(_("moment"), max_length=8, choices=Moment, default=Moment.BEFORE)
    original = models.ForeignKey(File, models.PROTECT, related_name="+")
    redrawn = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    lat = models.FloatField(_("latitude"), null=True)  # read from the picture, never published
    lng = models.FloatField(_("longitude"), null=True)
    cleared_at = models.DateTimeField(_("cleared for publication at"), null=True)
    personal = {"original": "answers", "lat": "address", "lng": "address"}

    class Meta:
        verbose_name = _("photo of a report")
        verbose_name_plural = _("photos of reports")
