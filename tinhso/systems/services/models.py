"""The dossier of an administrative procedure: a case with the answers, papers and fee that came with it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case, HandingOut, Supplement
from tinhso.engines.directory.models import Mandate, Office, Party, Person
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import ProcedureVersion, Submission


class Dossier(models.Model):
    """What a case of an administrative procedure has beside its life cycle (hồ sơ thủ tục hành chính)."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="dossier")
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="dossiers")
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="dossier")
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="dossiers_filed")
    variant = models.CharField(_("case of the procedure"), max_length=40, blank=True)  # trường hợp
    copies = models.PositiveSmallIntegerField(_("copies wanted"), default=1)
    way_back = models.CharField(_("way of return"), max_length=8, choices=HandingOut.Way, default=HandingOut.Way.ONLINE)
    demand = models.UUIDField(_("demand for the fee"), null=True)

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def __str__(self) -> str:
        return self.case.code

    @property
    def applicant(self) -> Party:
        """Whoever the dossier is for: a dossier is never handed in without a name."""
        assert self.case.applicant is not None
        return self.case.applicant

    @property
    def counted(self) -> dict[str, str]:
        """What figures want to know of a dossier when it is taken in: the level of the online service."""
        return {"level": self.version.content["level"]}


@dataclass(frozen=True)
class Taken:
    """What a draft was prepared for: the keys of the agency, of another applicant than its owner, of the mandate."""

    office: UUID
    applicant: UUID | None
    mandate: UUID | None
    has_reuses: bool
    received_by: UUID | None = None


class Filing(models.Model):
    """Which agency a draft is to be handed in to, and for whom if not for its owner; it goes with the draft."""

    draft = models.UUIDField(primary_key=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    has_reuses = models.BooleanField(_("has papers of the store"), default=False)
    received_by = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")  # a nearer desk

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")

    @classmethod
    def take(cls, draft: UUID) -> Taken | None:
        """What a draft that is handed in now was prepared for; it is gone afterwards, for whoever asks again too."""
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM services_filing WHERE draft = %s "
                "RETURNING office_id, applicant_id, mandate_id, has_reuses, received_by_id",
                [draft],
            )
            row = cursor.fetchone()
        return Taken(*row) if row else None


class Amendment(models.Model):
    """What the applicant handed in when a supplement was asked for: new answers and new papers beside the old."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="amendments")
    supplement = models.OneToOneField(Supplement, models.PROTECT, related_name="amendment")
    answers = models.JSONField(_("new answers"), default=dict)
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"answers": "answers", "note": "answers"}

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")


class AmendedFile(models.Model):
    """A file handed in later for one paper."""

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="files")
    paper = models.CharField(_("paper"), max_length=40)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("amended file")
        verbose_name_plural = _("amended files")


# Nouns that have folders of their own.
from tinhso.systems.services.counter.models import HandedPaper, PaperDraft  # noqa: E402
from tinhso.systems.services.counter.scanning.models import ScanBatch, ScanPart  # noqa: E402
from tinhso.systems.services.held.models import Reuse  # noqa: E402
from tinhso.systems.services.intakes import Intake  # noqa: E402
from tinhso.systems.services.nearer.models import Anywhere  # noqa: E402
from tinhso.systems.services.payers.models import PayerCheck  # noqa: E402
from tinhso.systems.services.people.models import DeskConsent, FiledFor  # noqa: E402
from tinhso.systems.services.posting.models import Destination  # noqa: E402
from tinhso.systems.services.signing.models import Signature  # noqa: E402
from tinhso.systems.services.talking.models import Message, MessageFile, Reading  # noqa: E402
from tinhso.systems.services.transfers.models import PaperItem, PaperManifest  # noqa: E402

__all__ = [
    "AmendedFile",
    "Amendment",
    "Anywhere",
    "DeskConsent",
    "Destination",
    "Dossier",
    "FiledFor",
    "Filing",
    "HandedPaper",
    "Intake",
    "Message",
    "MessageFile",
    "PaperDraft",
    "PaperItem",
    "PaperManifest",
    "PayerCheck",
    "Reading",
    "Reuse",
    "ScanBatch",
    "ScanPart",
    "Signature",
    "Taken",
]
