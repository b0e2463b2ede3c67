"""How often an office may ask for a supplement, and what happens when no answer comes: dated data."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock


class SupplementRule(models.Model):
    """What a regulation says of supplements for a kind of case, or for one of its topics; the narrowest holds.

    A request that nobody answers is reminded of ``remind_before`` days ahead of its last day; ``grace`` days after
    it the case is stopped: by an official who confirms it (with the letter), or by the platform.
    """

    class After(models.TextChoices):
        CONFIRM = "confirm", _("an official confirms the stop")
        AUTOMATIC = "automatic", _("it is stopped by itself")

    kind = models.CharField(_("kind of case"), max_length=40)
    topic = models.CharField(_("topic"), max_length=40, blank=True)  # none: every topic of the kind
    most = models.PositiveSmallIntegerField(_("most requests for one case"))
    answer_days = models.PositiveSmallIntegerField(_("days for the answer"))
    remind_before = models.PositiveSmallIntegerField(_("days before, when it is reminded of"))
    grace = models.PositiveSmallIntegerField(_("days after, when it is stopped"), default=0)
    after = models.CharField(_("what happens then"), max_length=10, choices=After, default=After.CONFIRM)
    ground = models.CharField(_("legal basis"), max_length=200)
    approved_by = models.CharField(_("approved by"), max_length=200)
    example = models.BooleanField(_("example value"), default=False)  # not read in a regulation of the province
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("rule of supplements")
        verbose_name_plural = _("rules of supplements")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "topic", "valid_from"], name="one_supplement_rule_per_topic_and_day"
            )
        ]


def supplement_rule(kind: str, topic: str, day: date | None = None) -> SupplementRule | None:
    """The rule in force on ``day`` (today); none where no regulation says anything."""
    on = day or clock.today()
    rows = SupplementRule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), kind=kind, valid_from__lte=on)
    return rows.filter(topic__in=("", topic)).order_by("-topic", "-valid_from").first()
