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
        return self.rating is not None

    @property
    def rating(self) -> Rating | None:
        """What the owner thinks of the result in force."""
        return Rating.objects.filter(case=self.pk, superseded_at=None).first()


class Rating(models.Model):
    """How content the owner is: 1 to 3 in the words of the one-stop shop, 1 to 5 stars for a petition."""

    class Score(models.IntegerChoices):
        UNHAPPY = 1, _("not satisfied")
        CONTENT = 2, _("satisfied")
        HAPPY = 3, _("very satisfied")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="ratings")
    score = models.PositiveSmallIntegerField(_("score"))
    reasons = models.JSONField(_("reasons"), default=list)  # codes of the system's own list
    comment = models.TextField(_("comment"), blank=True, max_length=1000)
    at = models.DateTimeField(_("at"), default=clock.now)
    superseded_at = models.DateTimeField(_("superseded at"), null=True)  # the case was opened once more

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(superseded_at=None), name="one_rating_in_force_per_case"
            ),
        ]

    @property
    def is_unhappy(self) -> bool:
        """Whoever is not satisfied is answered."""
        return self.score == self.Score.UNHAPPY
