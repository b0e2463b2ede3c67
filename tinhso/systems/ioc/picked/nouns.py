"""A board that somebody composed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class PickedBoard(models.Model):
    """Indicators by code, in the order in which they stand; with an ``office``, whoever sees its figures sees it too.

    It holds no figures: each reader reads their own.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=80)
    codes = ArrayField(models.CharField(max_length=80), verbose_name=_("indicators"))
    owner = models.IntegerField(_("owner"))
    office = models.IntegerField(_("shared with the office"), null=True)  # here; none: the owner's alone
    on_wall = models.BooleanField(_("on the wall"), default=False)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("picked board")
        verbose_name_plural = _("picked boards")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=models.Q(ended_at=None), name="one_picked_board_of_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
