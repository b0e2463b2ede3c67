"""What waits to be delivered to a partner, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def to(self, adapter: str) -> OutgoingQuerySet:
        return self.filter(adapter=adapter)

    def pending(self) -> OutgoingQuerySet:
        return self.filter(state__in=(Outgoing.State.WAITING, Outgoing.State.FAILED))

    def due(self) -> OutgoingQuerySet:
        return self.pending().filter(next_at__lte=clock.now())

    def troubled(self) -> OutgoingQuerySet:
        """Failed at least once and not delivered since; the newest first."""
        return self.filter(state__in=(Outgoing.State.FAILED, Outgoing.State.GIVEN_UP)).order_by("-id")


class Outgoing(models.Model):
    """One delivery. ``key`` makes it one and the same for us and for the partner, however often it is sent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("delivered")
        FAILED = "failed", _("failed, will be tried again")
        GIVEN_UP = "given_up", _("given up")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    adapter = models.CharField(_("adapter"), max_length=40)
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("key"), max_length=120)
    payload = models.JSONField(_("content"), default=dict)
    about = models.UUIDField(_("about"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), default=clock.now)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created at"), default=clock.now)
    sent_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    receipt = models.JSONField(_("partner's receipt"), default=dict)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["adapter", "key"], name="one_delivery_per_adapter_and_key")]
        indexes = [
            models.Index(
                fields=["adapter", "next_at"],
                condition=models.Q(state__in=("waiting", "failed")),
                name="deliveries_due",
            ),
            models.Index(fields=["about"], name="deliveries_about"),
        ]

    def __str__(self) -> str:
        return f"{self.adapter} {self.kind} {self.key}"
