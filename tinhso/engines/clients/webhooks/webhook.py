"""Where a client is told of what happens, and how far it has been told."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.base.sealing import unseal
from tinhso.engines.clients.client import Client
from tinhso.engines.events.api import feed

PURPOSE = "clients.webhook"


class Webhook(models.Model):
    """A client's receiver: an address, a secret, and a place in the feed of events (địa chỉ nhận sự kiện).

    ``run`` grows with every replay, so that what is sent again is a delivery of its own.
    """

    class Stop(models.TextChoices):
        BY_HAND = "by_hand", _("switched off by hand")
        FAILING = "failing", _("switched off after a day without one delivery")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    client = models.OneToOneField(Client, models.CASCADE, related_name="webhook")
    url = models.URLField(_("address"), max_length=500)
    types = ArrayField(models.CharField(max_length=60), verbose_name=_("kinds of events"), default=list)  # none: all
    secret = models.TextField(editable=False)  # sealed
    old_secret = models.TextField(editable=False, blank=True)  # sealed; signs beside the new one until ``old_until``
    old_until = models.DateTimeField(null=True, editable=False)
    cluster = models.BigIntegerField(editable=False)
    xid = models.BigIntegerField(editable=False)
    event = models.UUIDField(editable=False)
    run = models.PositiveIntegerField(editable=False, default=1)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    stopped_at = models.DateTimeField(_("switched off at"), null=True, blank=True)
    stop = models.CharField(_("why it is off"), max_length=8, choices=Stop, blank=True)

    class Meta:
        verbose_name = _("receiver of events")
        verbose_name_plural = _("receivers of events")

    def __str__(self) -> str:
        return self.url

    @property
    def line(self) -> str:
        """Its own line of the adapter: one that is dead closes no other's."""
        return f"webhook:{self.pk.hex}"

    @property
    def place(self) -> feed.Place:
        return feed.Place(self.cluster, self.xid, self.event)

    def go_to(self, place: feed.Place) -> None:
        """What is sent next comes after ``place``."""
        self.cluster, self.xid, self.event = place.cluster, place.xid, place.event
        self.save(update_fields=["cluster", "xid", "event", "run"])

    @property
    def secrets(self) -> list[str]:
        """Those that sign now, the newest first."""
        old = self.old_secret if self.old_until and self.old_until > clock.now() else ""
        return [unseal(sealed, PURPOSE) for sealed in (self.secret, old) if sealed]
