"""The signature of a co-applicant under what another one typed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Person


class Signature(models.Model):
    """One person is asked to sign a draft; signed, declined or void is a record with its time.

    ``digest`` is that of the answers and papers as they were signed. ``subject`` is what the signer may read: the
    dossier that comes of it, and nothing more of the applicant's.
    """

    class How(models.TextChoices):
        SIGN_IN = "sign_in", _("with their own sign-in")
        CODE = "code", _("with a one-time code")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    draft = models.UUIDField(_("draft"), db_index=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="signatures")
    part = models.CharField(_("as whom"), max_length=40)
    label = models.CharField(_("as whom, in words"), max_length=120)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.IntegerField(_("subject of whoever asks"))
    subject = models.OneToOneField(Subject, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=clock.now)
    signed_at = models.DateTimeField(_("signed at"), null=True)
    how = models.CharField(_("how it was confirmed"), max_length=8, choices=How, blank=True)
    level = models.PositiveSmallIntegerField(_("level of identification"), default=0)
    digest = models.CharField(_("digest of the answers"), max_length=64, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    voided_at = models.DateTimeField(_("void since"), null=True)  # the answers changed after it
    personal = {"reason": "answers"}

    class Meta:
        verbose_name = _("signature of a co-applicant")
        verbose_name_plural = _("signatures of co-applicants")
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "part"],
                condition=models.Q(voided_at=None, declined_at=None),
                name="one_signature_in_force_per_part",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.signed_at is None and self.declined_at is None and self.voided_at is None

    @property
    def is_in_force(self) -> bool:
        return self.signed_at is not None and self.voided_at is None
