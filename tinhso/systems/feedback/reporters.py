"""Whoever reports, kept apart from what was reported."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.models import Party


class Reporter(models.Model):
    """One who reports, with an account or without one; nothing else says who it was.

    ``subject`` owns the reports: the account's own, or one made for whoever holds the link. A link's token is kept as
    a digest alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    phone_key = models.BinaryField(null=True, db_index=True, editable=False)  # HMAC: one finds one's own by it
    email = models.EmailField(_("e-mail"), blank=True)
    confirmed_at = models.DateTimeField(_("contact confirmed at"), null=True)  # the number, by a one-time code
    email_confirmed_at = models.DateTimeField(_("e-mail confirmed at"), null=True)  # by a one-time code too
    token_key = models.BinaryField(null=True, unique=True, editable=False)  # HMAC of the follow-up link's token
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    anonymised_at = models.DateTimeField(_("made anonymous at"), null=True)
    personal = {"party": "name", "name": "name", "phone": "phone", "phone_key": "phone", "email": "email"}
    impersonal = {"id", "subject", "confirmed_at", "email_confirmed_at", "token_key", "made_at", "anonymised_at"}

    class Meta:
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")
