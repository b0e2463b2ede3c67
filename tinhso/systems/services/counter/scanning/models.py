"""One upload of a scanner, and the parts that its cover sheets make of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.files.models import File
from tinhso.systems.services.counter.models import HandedPaper


class ScanBatch(models.Model):
    """A PDF that a scanner made of many papers with their cover sheets between them; each content once in a hall.

    The file goes once every part is settled: what was attached is kept with its dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(Office, models.PROTECT, related_name="+")
    clerk = models.ForeignKey(Position, models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=200)
    digest = models.CharField(_("digest"), max_length=64)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    read = models.PositiveSmallIntegerField(_("pages read"), default=0)
    at = models.DateTimeField(_("at"), default=clock.now)
    sorted_at = models.DateTimeField(_("sorted at"), null=True)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("scans to be sorted")
        verbose_name_plural = _("scans to be sorted")
        constraints = [models.UniqueConstraint(fields=["hall", "digest"], name="one_batch_per_content")]

    @property
    def is_read(self) -> bool:
        return self.sorted_at is not None or bool(self.problem)


class ScanPart(models.Model):
    """Consecutive pages between two cover sheets and what became of them; ``first`` and ``last`` count from 1.

    The paper itself begins on page ``content``, behind its sheet; 0: nothing follows it.
    """

    class State(models.TextChoices):
        ATTACHED = "attached", _("attached")
        UNREADABLE = "unreadable", _("the cover sheet cannot be read")
        NO_SHEET = "no_sheet", _("no cover sheet before it")
        UNKNOWN = "unknown", _("no paper has this cover sheet")
        NOT_YOURS = "not_yours", _("its dossier is received elsewhere")
        SIGNED = "signed", _("the scan of this paper is signed already")
        TWICE = "twice", _("the same cover sheet came before")
        EMPTY = "empty", _("nothing follows the cover sheet")
        BY_HAND = "by_hand", _("attached by hand")
        ASIDE = "aside", _("put aside")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.ForeignKey(ScanBatch, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(_("number"))
    first = models.PositiveSmallIntegerField(_("first page"))
    last = models.PositiveSmallIntegerField(_("last page"))
    content = models.PositiveSmallIntegerField(_("first page of the paper"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State)
    paper = models.ForeignKey(HandedPaper, models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")  # to be looked at by a person
    settled_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(_("settled at"), null=True)

    class Meta:
        verbose_name = _("part of a scanner's file")
        verbose_name_plural = _("parts of a scanner's file")
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_part_per_number")]

    @property
    def waits(self) -> bool:
        """Whether a person has to look at it."""
        return self.state not in (self.State.ATTACHED, self.State.BY_HAND, self.State.ASIDE)

    @property
    def said(self) -> str:
        """``page 3`` or ``pages 3 to 5``."""
        if self.first == self.last:
            return str(_("page %(n)s") % {"n": self.first})
        return str(_("pages %(first)s to %(last)s") % {"first": self.first, "last": self.last})
