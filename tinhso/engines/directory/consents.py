"""Being asked whether a relative may act for one."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.mandates import Mandate, Relation
from tinhso.engines.directory.parties import Person


class Consent(models.Model):
    """``person`` asks ``principal``, who is of age, for a mandate; it is there once the answer is yes.

    ``how`` is ``sign_in`` (with the level of identification of that session) or ``code``, a one-time code sent to the
    principal's own telephone.
    """

    class How(models.TextChoices):
        SIGN_IN = "sign_in", _("with their own sign-in")
        CODE = "code", _("with a one-time code")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    principal = models.ForeignKey(Person, models.PROTECT, related_name="consents_asked")
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents_wanted")
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)
    topics = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("procedures"))
    until = models.DateField(_("until"))
    asked_at = models.DateTimeField(_("asked at"), default=clock.now)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    agreed = models.BooleanField(_("agreed"), null=True)
    how = models.CharField(_("how it was confirmed"), max_length=8, choices=How, blank=True)
    level = models.PositiveSmallIntegerField(_("level of identification"), default=0)
    mandate = models.OneToOneField(Mandate, models.PROTECT, null=True, related_name="consent")

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "person"], condition=models.Q(answered_at=None), name="one_open_question"
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
