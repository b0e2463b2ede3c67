"""A directive: work given about a figure."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.systems.ioc.followed.nouns import Followed


class Directive(Followed):
    """What a leader asks of an office about one figure, which stands here as it was then."""

    code = models.CharField(_("indicator"), max_length=80)
    period = models.CharField(_("period"), max_length=24)
    office = models.IntegerField(_("unit of the figure"), null=True)  # here; none: the whole province
    unit = models.CharField(_("unit"), max_length=200)
    value = models.DecimalField(_("value then"), max_digits=24, decimal_places=4, null=True)
    value_text = models.CharField(_("value then, as it was shown"), max_length=80)
    definition = models.TextField(_("definition of then"))

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        indexes = [models.Index(fields=["code", "office"], name="ioc_directive_by_figure")]

    def __str__(self) -> str:
        return f"{self.code} {self.period}"
