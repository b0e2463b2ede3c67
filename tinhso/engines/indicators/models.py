"""What is remembered of figures: how far the rollups go (their rows are SQL's own), and what people say of them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.nouns.closing import Closing, FrozenFigure, Restatement
from tinhso.engines.indicators.nouns.definition import Definition, Legend
from tinhso.engines.indicators.nouns.series import Entry, KeptSeries
from tinhso.engines.indicators.nouns.target import Target


class Watermark(models.Model):
    """The one row that says which events the rollups already hold: those of transactions before ``xid``.

    It is void in another cluster than ``cluster`` (a restored copy counts its transactions anew), and a series
    is rolled up only if its key, a digest of its definition, is among ``keys``. Rows by the day exist from
    ``days_from`` on; ``version`` grows with every fold.
    """

    one = models.BooleanField(primary_key=True, default=True)
    xid = models.BigIntegerField(_("first transaction not folded"))
    cluster = models.BigIntegerField(_("database cluster"))
    version = models.BigIntegerField(_("version"))
    days_from = models.DateField(_("rows by the day from"))
    keys = ArrayField(models.BigIntegerField(), verbose_name=_("series"))

    class Meta:
        managed = False
        db_table = "indicators_watermark"
        verbose_name = _("watermark")
        verbose_name_plural = _("watermarks")

    def __str__(self) -> str:
        return f"{self.xid} ({self.version})"


__all__ = [
    "Closing", "Definition", "Entry", "FrozenFigure", "KeptSeries", "Legend", "Restatement", "Target", "Watermark",
]  # fmt: skip
