"""A dossier that a program handed in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Case


class Intake(models.Model):
    """Which client handed a dossier in, under which number of its own, how the applicant agreed (tiếp nhận qua API)."""

    class How(models.TextChoices):
        OWN = "own", _("the applicant's own program")
        SIGNED_FORM = "signed_form", _("on a signed form")
        CODE = "code", _("by a code")
        SPOKEN = "spoken", _("by word of mouth")

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="intake")
    client = models.IntegerField(_("client"), db_index=True)  # its subject
    reference = models.CharField(_("the client's own number"), max_length=80, blank=True)
    how = models.CharField(_("how the applicant agreed"), max_length=12, choices=How, default=How.OWN)
    agreed_at = models.DateTimeField(_("agreed at"), null=True)

    class Meta:
        verbose_name = _("filing by a client")
        verbose_name_plural = _("filings by clients")
