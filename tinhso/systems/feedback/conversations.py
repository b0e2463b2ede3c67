"""What was said between a person and 1022 by mail or Zalo: one conversation, whatever the channel."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Office, Position
from tinhso.systems.feedback.reporters import Reporter


class Account(models.Model):
    """An address where people write: a mailbox, or a commune's Zalo official account."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        ZALO = "zalo", _("Zalo")

    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    address = models.CharField(_("address"), max_length=120)  # mail address, or the account's identifier
    name = models.CharField(_("name"), max_length=160)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    is_open = models.BooleanField(_("open"), default=True)

    class Meta:
        verbose_name = _("account of a channel")
        verbose_name_plural = _("accounts of channels")
        constraints = [models.UniqueConstraint(fields=["channel", "address"], name="one_account_per_address")]


class Conversation(models.Model):
    """One person at one account; it may lead to several reports, the newest open one takes what is said."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="conversations")
    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="conversations")
    peer_key = models.BinaryField(editable=False)  # HMAC of the person's address in the channel
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="conversations")
    sealed_peer = models.TextField(_("sealed address"), blank=True, editable=False)  # "": nobody is there any more
    is_waiting = models.BooleanField(_("waits for an official"), default=False)
    is_following = models.BooleanField(_("may be written to"), default=True)  # Zalo: follows the account
    begun_at = models.DateTimeField(_("begun at"), default=clock.now)
    last_at = models.DateTimeField(_("last said at"), default=clock.now)
    personal = {"sealed_peer": "secret", "peer_key": "secret"}

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [models.UniqueConstraint(fields=["account", "peer_key"], name="one_conversation_per_peer")]
        indexes = [models.Index(fields=["account", "-last_at"], name="conversation_by_time")]


class Utterance(models.Model):
    """One thing that was said, by the person or by an official."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="utterances")
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: the person
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")  # what it is about
    automatic = models.CharField(_("automatic text"), max_length=20, blank=True)  # its kind; ``by`` is none
    title = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    files = models.JSONField(_("files"), default=list)  # keys of File
    left_out = models.JSONField(_("left out"), default=list)  # [{"name", "why"}]: attachments that were not taken
    lat = models.FloatField(_("latitude"), null=True)
    lng = models.FloatField(_("longitude"), null=True)
    reference = models.CharField(_("the channel's own number"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers", "title": "answers", "files": "answers", "left_out": "answers", "lat": "address",
                "lng": "address"}  # fmt: skip

    class Meta:
        verbose_name = _("utterance")
        verbose_name_plural = _("utterances")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["conversation", "at"], name="utterance_by_time")]

    @property
    def is_from_person(self) -> bool:
        return self.by_id is None and not self.automatic
