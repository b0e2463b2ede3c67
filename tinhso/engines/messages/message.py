"""A message in somebody's own list."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class MessageQuerySet(models.QuerySet["Message"]):
    def of(self, subject: int) -> MessageQuerySet:
        return self.filter(to=subject)

    def unread(self) -> MessageQuerySet:
        return self.filter(read_at=None)

    def before(self, key: UUID | None) -> MessageQuerySet:
        """The newest first, below ``key``: keys sort by time, so a page never shifts under the reader."""
        below = self.filter(pk__lt=key) if key else self
        return below.order_by("-pk")


class Message(models.Model):
    """What somebody was told, in the words of that moment. ``key`` keeps the same thing from being told twice."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    to = models.IntegerField(_("to"))
    code = models.CharField(_("text"), max_length=80)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("body"))
    mail = models.TextField(_("mail"), blank=True)
    sms = models.TextField(_("SMS"), blank=True)
    link = models.CharField(_("link"), max_length=200, blank=True)
    about = models.UUIDField(_("about"), null=True, blank=True)
    key = models.CharField(_("key"), max_length=120, null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), default=clock.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    personal = {"subject": "name", "body": "name"}

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["to", "key"], name="one_message_per_person_and_key"),
        ]
        indexes = [
            models.Index(fields=["to", "-id"], name="messages_of_person"),
            models.Index(fields=["to"], condition=models.Q(read_at=None), name="messages_unread"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_unread(self) -> bool:
        return self.read_at is None
