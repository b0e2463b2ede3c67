"""What applicant and officials write to each other."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Position
from tinhso.engines.files.models import File

LONGEST = 4000


class Message(models.Model):
    """One message; it is never changed. ``position`` is there where an official wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="talk")
    author = models.IntegerField(_("author"))  # the person's subject
    position = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("text"), max_length=LONGEST)
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers"}

    class Meta:
        verbose_name = _("message in a dossier")
        verbose_name_plural = _("messages in dossiers")
        indexes = [models.Index(fields=["case", "at"], name="message_by_case")]

    @property
    def is_official(self) -> bool:
        return self.position_id is not None


class MessageFile(models.Model):
    """A file that came with a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="files")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")


class Reading(models.Model):
    """How far one side has read: a person on the applicant's side, or an office on the other."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    reader = models.IntegerField(_("reader"))  # a person's subject
    until = models.DateTimeField(_("read until"))

    class Meta:
        verbose_name = _("reading of messages")
        verbose_name_plural = _("readings of messages")
        constraints = [models.UniqueConstraint(fields=["case", "reader"], name="one_reading_per_reader")]
