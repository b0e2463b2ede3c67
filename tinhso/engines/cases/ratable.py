"""Being rated by the applicant."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Ratable(models.Model):
    class Meta:
        abstract = True

    @property
    def is_rated(self) -> bool:
        return hasattr(self, "rating")


class Rating(models.Model):
    """How content the applicant is, in the three words of the one-stop shop."""

    class Score(models.IntegerChoices):
        UNHAPPY = 1, _("not satisfied")
        CONTENT = 2, _("satisfied")
        HAPPY = 3, _("very satisfied")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="rating")
    score = models.PositiveSmallIntegerField(_("score"), choices=Score)
    comment = models.TextField(_("comment"), blank=True, max_length=1000)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
