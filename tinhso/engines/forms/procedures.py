"""Administrative procedures as people look for them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class Sector(models.Model):
    """A field of administration (lĩnh vực): civil status, certification, residence …"""

    code = models.SlugField(_("code"), primary_key=True, max_length=40)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("field of administration")
        verbose_name_plural = _("fields of administration")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class LifeEvent(models.Model):
    """Something that happens in a life or a business and brings procedures with it."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40)
    name = models.CharField(_("name"), max_length=120)
    summary = models.CharField(_("summary"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """One procedure by its national code, such as ``1.001193``.

    Everything that the law dates is in its versions; what lists and search need of the published one is
    repeated here by ``publish``.
    """

    class Level(models.TextChoices):
        FULL = "full", _("full online service")
        PART = "part", _("partial online service")
        INFO = "info", _("information only")

    class AgencyLevel(models.TextChoices):
        COMMUNE = "commune", _("commune level")
        PROVINCE = "province", _("province level")

    class Audience(models.TextChoices):
        CITIZEN = "citizen", _("citizens")
        BUSINESS = "business", _("businesses")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=300)
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="procedures")
    level = models.CharField(_("level of the online service"), max_length=4, choices=Level, default=Level.INFO)
    agency_levels = ArrayField(models.CharField(max_length=10, choices=AgencyLevel), default=list)
    agency = models.CharField(_("agency that decides"), max_length=300, blank=True, default="")
    audience = ArrayField(models.CharField(max_length=10, choices=Audience), default=list)
    life_events = models.ManyToManyField(LifeEvent, related_name="procedures", blank=True)
    is_open = models.BooleanField(_("can be found"), default=False)
    weight = models.PositiveSmallIntegerField(_("how much it is asked for"), default=0)
    folded = models.TextField(editable=False, default="")  # name and everyday words without diacritics
    vector = SearchVectorField(editable=False, null=True)  # the same, weighted: A name, B everyday words, C the rest

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        indexes = [
            # Written rarely, read always: a list of pending entries would only make searches slower.
            GinIndex(fields=["vector"], name="procedure_words", fastupdate=False),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="procedure_slips", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.name
