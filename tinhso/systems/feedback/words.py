"""The words of reports, for officials who search; beside the wall, since an index serves nobody behind it."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Words(models.Model):
    """Category, place and text of a report without diacritics; only asked for keys, and it goes with its report."""

    report = models.OneToOneField("feedback.Report", models.CASCADE, primary_key=True, related_name="words")
    folded = models.TextField(editable=False)
    personal = {"folded": "answers"}

    class Meta:
        verbose_name = _("words of a report")
        verbose_name_plural = _("words of reports")
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="report_by_words")]
