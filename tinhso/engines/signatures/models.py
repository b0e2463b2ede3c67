"""Certificates of positions and offices, and their revocation."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office, Person, Position


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def usable(self, moment: datetime) -> Self:
        """Neither revoked nor outside their time at ``moment``."""
        return self.filter(revocation=None, valid_from__lte=moment, valid_to__gt=moment)


class Certificate(models.Model):
    """Says whose signature a key makes: a person's in a position, or an office's seal (Law 20/2023, chapter III).

    The private key stays in the key store under the name ``key``.
    """

    class Use(models.TextChoices):
        SIGNATURE = "signature", _("signature of a position")
        SEAL = "seal", _("seal of an office")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    use = models.CharField(_("use"), max_length=10, choices=Use)
    office = models.ForeignKey(Office, models.PROTECT, related_name="certificates")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="certificates")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="certificates")
    serial = models.CharField(_("serial number"), max_length=40, unique=True)  # hexadecimal
    pem = models.TextField(_("certificate"))
    key = models.CharField(_("name of the key"), max_length=80)
    valid_from = models.DateTimeField(_("valid from"))
    valid_to = models.DateTimeField(_("valid to"))
    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(use="seal", position=None, person=None)
                | models.Q(use="signature", position__isnull=False, person__isnull=False),
                name="certificate_of_a_position_or_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_use_display()} {self.serial}"

    @property
    def is_seal(self) -> bool:
        return self.use == self.Use.SEAL


class Revocation(models.Model):
    """From ``at`` on, nothing signed with this certificate counts (RFC 5280, 5.3.1)."""

    class Reason(models.TextChoices):
        KEY = "key_compromise", _("the key may be known to others")
        HOLDER = "affiliation_changed", _("the holder no longer holds the position")
        SUPERSEDED = "superseded", _("replaced by a newer certificate")
        ENDED = "cessation_of_operation", _("the office no longer works")

    certificate = models.OneToOneField(Certificate, models.PROTECT, primary_key=True, related_name="revocation")
    reason = models.CharField(_("reason"), max_length=30, choices=Reason)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.reason}"
