"""Where an applicant wants the result brought to, when they said so after handing in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Area


class Destination(models.Model):
    """The address named last; the form's own answer stays as it was given."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="destination")
    address = models.CharField(_("address"), max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    before = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    phone = models.CharField(_("telephone"), max_length=20)
    personal = {"address": "address", "area": "address", "before": "address", "phone": "phone"}

    class Meta:
        verbose_name = _("destination of a result")
        verbose_name_plural = _("destinations of results")
