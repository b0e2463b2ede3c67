"""The tree of a version: group → heading → criterion. Only criteria have points; all else is their sum."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.indexes import rules
from tinhso.engines.indexes.versions import Version


class Item(models.Model):
    """One line of the tree. A criterion says how it is measured (``unit``), where its value comes from and how the
    value becomes points; offices of a kind in ``exempt`` get all its points, for it does not apply to them."""

    class Level(models.TextChoices):
        GROUP = "group", _("group")
        HEADING = "heading", _("heading")
        CRITERION = "criterion", _("criterion")

    class Source(models.TextChoices):
        INDICATOR = "indicator", _("computed from records")
        HAND = "hand", _("judged by hand")
        EVIDENCE = "evidence", _("judged by evidence")

    class Unit(models.TextChoices):
        PERCENT = "percent", _("percentage")
        NUMBER = "number", _("number")
        YES_NO = "yes_no", _("yes or no")
        POINTS = "points", _("points")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="items", verbose_name=_("version of an index"))
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children", verbose_name=_("under"))
    level = models.CharField(_("level"), max_length=10, choices=Level)
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number"), max_length=20)
    name = models.CharField(_("name"), max_length=300)
    formula = models.TextField(_("formula in words"), blank=True)
    note = models.TextField(_("note"), blank=True)
    unit = models.CharField(_("type"), max_length=8, choices=Unit, blank=True)
    source = models.CharField(_("source of the value"), max_length=10, choices=Source, blank=True)
    indicator = models.CharField(_("indicator"), max_length=80, blank=True)
    maximum = models.DecimalField(_("maximum of points"), max_digits=6, decimal_places=2, null=True)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2, null=True)
    rule = models.JSONField(_("scoring rule"), default=dict)
    exempt = models.JSONField(_("kinds of offices to which it does not apply"), default=list)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("line of an index")
        verbose_name_plural = _("lines of indexes")
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="indexes_one_line_of_a_number"),
            models.CheckConstraint(
                name="indexes_criteria_have_points",
                condition=Q(level="criterion", maximum__gt=0) | (~Q(level="criterion") & Q(maximum=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def is_criterion(self) -> bool:
        return self.level == self.Level.CRITERION

    @property
    def is_by_hand(self) -> bool:
        return self.source in {self.Source.HAND, self.Source.EVIDENCE}

    @property
    def rule_name(self) -> str:
        return str(rules.NAMES.get(self.rule.get("kind", ""), ""))

    def points_of(self, value: Decimal) -> Decimal:
        """What a value is worth here."""
        assert self.maximum is not None
        return rules.points(self.rule, value, maximum=self.maximum, target=self.target)
