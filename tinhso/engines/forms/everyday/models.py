"""Everyday words and what they mean, kept on a page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Synonym(models.Model):
    """``sổ đỏ`` means ``quyền sử dụng đất``: whatever has these words in its name is found by those.

    ``means`` may be a procedure's code as well. A row that a keeper takes out stays, so that the next delivery does
    not bring it back.
    """

    words = models.CharField(_("everyday words"), max_length=80)
    means = models.CharField(_("what they mean"), max_length=120)
    folded = models.CharField(max_length=80, editable=False)
    removed_at = models.DateTimeField(_("taken out at"), null=True, editable=False)

    class Meta:
        verbose_name = _("everyday words")
        verbose_name_plural = _("everyday words")
        ordering = ["folded", "means"]
        constraints = [models.UniqueConstraint(fields=["folded", "means"], name="one_meaning_of_everyday_words")]

    def __str__(self) -> str:
        return f"{self.words} → {self.means}"
