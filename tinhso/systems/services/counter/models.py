"""A paper dossier while it is taken in, and the papers that were handed over with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Mandate, Office, Party, Person, Position
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import ProcedureVersion


class PaperForm(models.TextChoices):
    """In which form a paper was handed over (LoaiBan)."""

    ORIGINAL = "original", _("original")
    CERTIFIED = "certified", _("certified copy")
    COPY = "copy", _("copy")


class PaperDraft(models.Model):
    """What a clerk types of a paper dossier, kept while typing; it becomes ``case`` once, then forgets the answers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who stands at the counter
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")  # under which, for another
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")  # competent to decide
    hall = models.ForeignKey(Office, models.PROTECT, related_name="+")  # at whose counter
    clerk = models.ForeignKey(Position, models.PROTECT, related_name="+")
    ticket = models.UUIDField(_("queue ticket"), null=True)
    typed = models.JSONField(_("answers"), default=dict)
    papers = models.JSONField(_("papers handed over"), default=dict)  # {code: {"form": …, "number": …}}
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="paper_draft")
    changed_at = models.DateTimeField(_("changed at"), default=clock.now)
    personal = {"typed": "answers"}

    class Meta:
        verbose_name = _("paper dossier being taken in")
        verbose_name_plural = _("paper dossiers being taken in")

    @property
    def party(self) -> Party:
        """For whom the dossier is."""
        return self.mandate.party if self.mandate else self.applicant.party

    @property
    def known(self) -> Person:
        """Whose data fill the form in: the represented person's; for a business those of whoever stands there."""
        represented = self.mandate.principal if self.mandate else None
        return represented or self.applicant


class HandedPaper(models.Model):
    """One paper of a dossier that was handed over at the counter, its scan, and the clerk's signature on the scan."""

    class State(models.TextChoices):
        PAPER = "paper", _("not digitised")
        SCANNED = "scanned", _("digitised, to be signed")
        SIGNED = "signed", _("digitised and signed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="handed_papers")
    paper = models.CharField(_("paper"), max_length=40)
    name = models.CharField(_("name"), max_length=300)
    form = models.CharField(_("form"), max_length=9, choices=PaperForm)
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    sheet = models.CharField(_("code of its cover sheet"), max_length=9, unique=True, null=True, editable=False)
    scan = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    scanned_at = models.DateTimeField(_("scanned at"), null=True)
    signed = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(_("signed at"), null=True)
    signed_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("paper handed over")
        verbose_name_plural = _("papers handed over")
        constraints = [models.UniqueConstraint(fields=["case", "paper"], name="one_line_per_handed_paper")]

    @property
    def state(self) -> State:
        """How far the paper is digitised."""
        if self.signed_id:
            return self.State.SIGNED
        return self.State.SCANNED if self.scan_id else self.State.PAPER

    @property
    def file(self) -> File | None:
        """The scan as it counts now."""
        return self.signed or self.scan


def handed_papers(case: UUID) -> list[HandedPaper]:
    """What was handed over with a dossier, in the order of its list."""
    return list(HandedPaper.objects.filter(case=case).select_related("scan", "signed").order_by("pk"))


@dataclass(frozen=True)
class Digitised:
    """How far the papers of one dossier are digitised: how many there are, are scanned, are signed."""

    of: int
    scanned: int
    signed: int

    @classmethod
    def of_rows(cls, rows: Sequence[HandedPaper]) -> Digitised:
        return cls(len(rows), sum(row.file is not None for row in rows), sum(row.signed is not None for row in rows))

    @property
    def left(self) -> int:
        """How many have no scan that counts yet."""
        return self.of - self.signed
