"""A citizen's agreement that a program reads what is theirs."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.models import User
from tinhso.engines.clients.client import Client
from tinhso.engines.events.api import Actor

USED_WITHIN = timedelta(minutes=5)  # how exactly the last use is known; not every request writes


class ConsentSet(models.QuerySet["Consent"]):
    def in_force(self) -> ConsentSet:
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """What one account lets one program see, until it is withdrawn (Law 91/2025/QH15: as easily as it was given)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="consents")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("what it may see"))
    given_at = models.DateTimeField(_("given at"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = ConsentSet.as_manager()

    class Meta:
        verbose_name = _("consent to a program")
        verbose_name_plural = _("consents to programs")
        constraints = [
            models.UniqueConstraint(
                fields=["client", "user"], condition=Q(withdrawn_at=None), name="one_consent_in_force_per_program"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.client_id}"

    @property
    def subject(self) -> int:
        """Whose records it is about: an account without a person gives no consent."""
        assert self.user.person is not None
        return self.user.person.party.subject_id

    @property
    def actor(self) -> Actor:
        """The citizen, as themselves: the program reads with their eyes and no others."""
        return Actor(subject=self.subject)
