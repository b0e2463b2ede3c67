"""A program of somebody else that may use the API."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.models import Office, Party, Person
from tinhso.engines.events.api import Actor


class Client(models.Model):
    """A program that acts through the API under its own name, for an agency or for a business (ứng dụng kết nối).

    It is a subject of its own: what it may do are grants like anybody's, at ``office`` (``reaches_below``: and all
    under it) or, where it has an ``owner``, on that owner's own matters.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject = models.OneToOneField(Subject, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120, unique=True)
    purpose = models.TextField(_("purpose"), max_length=1000)
    agreement = models.CharField(_("agreement it rests on"), max_length=200, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office that keeps it"))
    reaches_below = models.BooleanField(_("also for the offices under it"), default=False)
    owner = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation it belongs to")
    )
    contact = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person who answers for it"))
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("what it may do"), default=list)
    # What it may ask citizens to let it see, and where it may have them led back to.
    citizen_scopes = ArrayField(
        models.CharField(max_length=40), verbose_name=_("what citizens may let it see"), default=list, blank=True
    )
    redirects = ArrayField(
        models.CharField(max_length=500),
        verbose_name=_("addresses it leads citizens back to"),
        default=list,
        blank=True,
    )
    burst = models.PositiveIntegerField(_("requests at once"), default=600)
    per_minute = models.PositiveIntegerField(_("requests a minute"), default=600)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it is no more
    made_at = models.DateTimeField(_("registered at"), default=clock.now)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("API client")
        verbose_name_plural = _("API clients")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")), name="client_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """The client as it acts: in its own name, in no position."""
        return Actor(subject=self.subject_id)

    @property
    def client_id(self) -> str:
        """Its identifier, as OAuth calls it."""
        return str(self.pk)

    @property
    def place(self) -> int:
        """The subject on whose records its rights are."""
        if self.owner is not None:
            return self.owner.subject_id
        return self.office.below_id if self.reaches_below else self.office.here_id

    def is_valid(self, day: date) -> bool:
        """Whether its keys open anything on ``day``."""
        return self.closed_at is None and self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def is_in_force(self) -> bool:
        return self.is_valid(clock.today())
