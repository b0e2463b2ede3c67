"""Being one matter with another case: the same thing reported twice, or a part of it that another office settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position

if TYPE_CHECKING:
    from tinhso.engines.cases.models import Case


class Linkable(models.Model):
    class Meta:
        abstract = True

    @property
    def main(self) -> Case | None:
        """The case that settles this one too, if it was merged into another."""
        link = Link.objects.filter(case=self.pk, kind=Link.Kind.SAME).select_related("other").first()
        return link.other if link else None


class Link(models.Model):
    """``case`` is the same matter as ``other``, or a part of it."""

    class Kind(models.TextChoices):
        SAME = "same", _("the same matter as")
        PART = "part", _("a part of")
        ABOUT = "about", _("about")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="links")
    other = models.ForeignKey("cases.Case", models.CASCADE, related_name="linked")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("link between cases")
        verbose_name_plural = _("links between cases")
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], name="one_main_case_per_kind"),
            models.CheckConstraint(condition=~models.Q(case=models.F("other")), name="no_case_is_its_own_part"),
        ]
