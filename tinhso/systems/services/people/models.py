"""Who handed in a dossier for whom, and on what ground."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Mandate, Person, Position
from tinhso.engines.files.models import File


class FiledFor(models.Model):
    """Somebody else handed the dossier in for its applicant: by a mandate, or at a desk with consent on record."""

    class Capacity(models.TextChoices):
        RELATIVE = "relative", _("family member")
        GUARDIAN = "guardian", _("parent or guardian")
        STAFF = "staff", _("staff of the company")
        OFFICIAL = "official", _("official at the desk")
        POST = "post", _("clerk of the post")

    class How(models.TextChoices):
        MANDATE = "mandate", _("by mandate")
        PAPER = "paper", _("on the signed paper form")
        CODE = "code", _("with a one-time code")

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="filed_for")
    capacity = models.CharField(_("capacity"), max_length=8, choices=Capacity)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who did it
    position = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # in which position
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("consent"), max_length=8, choices=How)
    paper = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")  # the scan of the signed form
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("filing for somebody else")
        verbose_name_plural = _("filings for others")


class DeskConsent(models.Model):
    """The citizen's yes to what an official has typed for them; it holds for exactly these answers (``digest``)."""

    draft = models.UUIDField(primary_key=True)
    how = models.CharField(_("consent"), max_length=8, choices=FiledFor.How)
    digest = models.CharField(_("digest of the answers"), max_length=64)
    paper = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("consent at the desk")
        verbose_name_plural = _("consents at the desk")
