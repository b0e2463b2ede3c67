"""What a person does not want to be sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Preference(models.Model):
    """Whether a person wants messages over a channel besides their own list; without a row they do."""

    subject = models.IntegerField(_("person"))
    channel = models.CharField(_("channel"), max_length=10, choices=[("mail", _("e-mail")), ("sms", _("SMS"))])
    wanted = models.BooleanField(_("wanted"), default=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [models.UniqueConstraint(fields=["subject", "channel"], name="one_preference_per_channel")]
