"""Organisations and their offices."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.dated import is_valid, valid_on


def brief_name(name: str) -> str:
    """An office's name as a list has room for it, in the letters that every official writes: UBND phường Long An."""
    return name.replace("Ủy ban nhân dân", "UBND", 1)


class OfficeQuerySet(models.QuerySet["Office"]):
    def on(self, day: date) -> Self:
        """The offices that work on ``day``."""
        return self.filter(valid_on(day))


class Office(models.Model):
    """An agency or a unit inside one, also outside the People's Committee.

    ``here`` and ``below`` are its two subjects: the office alone, and the office with all under it. Their
    integers stand for the office in events and rollups (``here``).
    """

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("People's Committee")
        DEPARTMENT = "department", _("department of the province")
        DIVISION = "division", _("division")
        CENTRE = "centre", _("Public Administration Service Centre")
        DESK = "desk", _("one-stop desk")
        PARTY = "party", _("Party body")
        COUNCIL = "council", _("People's Council")
        UNION = "union", _("Front or mass organisation")
        POLICE = "police", _("police")
        UNIT = "unit", _("public service unit")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=300, editable=False, default="")
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    code = models.CharField(_("identifier (Decision 20/2020)"), max_length=35, unique=True)  # H39.15.02
    code102 = models.CharField(_("identifier (QCVN 102:2016)"), max_length=20, blank=True)  # 000.02.15.H39
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    area = models.ForeignKey(Area, models.PROTECT, related_name="offices")
    here = models.OneToOneField(Subject, models.PROTECT, related_name="office_here")
    below = models.OneToOneField(Subject, models.PROTECT, related_name="office_below")
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    sectors = ArrayField(  # the fields of administration that a division handles: ho-tich, xay-dung …
        models.CharField(max_length=40), verbose_name=_("fields of administration"), default=list, blank=True
    )

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="office_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def brief(self) -> str:
        return brief_name(self.name)

    def is_valid(self, day: date) -> bool:
        """Whether the office works on ``day``."""
        return is_valid(self.valid_from, self.valid_to, day)
