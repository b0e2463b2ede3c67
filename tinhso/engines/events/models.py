"""What happened, who looked, and the seals over it: three tables that only grow."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7


class Event(models.Model):
    """One thing that happened to one record, written by the verb that made it happen.

    The table is partitioned by the year of ``at`` and made by SQL; its database key is ``(id, at)``. ``facts``
    holds codes, numbers and identifiers only: a row can never be changed, so it never holds free text or
    personal data. ``sign`` is -1 where the row takes an earlier one back.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.TextField(_("kind"))
    at = models.DateTimeField(_("happened at"))
    recorded_at = models.DateTimeField(_("recorded at"))
    subject_type = models.TextField(_("type of record"))
    subject = models.UUIDField(_("record"), null=True)
    office = models.IntegerField(_("office"), null=True)
    area = models.IntegerField(_("area"), null=True)
    topic = models.TextField(_("topic"), default="")
    channel = models.TextField(_("channel"), default="")
    sign = models.SmallIntegerField(_("sign"), default=1)
    actor = models.IntegerField(_("actor"), default=0)
    position = models.IntegerField(_("position"), null=True)
    on_behalf_of = models.IntegerField(_("on behalf of"), null=True)
    facts = models.JSONField(_("facts"), default=dict)

    class Meta:
        managed = False
        db_table = "events_event"
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Look(models.Model):
    """Somebody read personal data of a record: what class of data, and why. Sealed with the events."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("at"))
    actor = models.IntegerField(_("actor"))
    position = models.IntegerField(_("position"), null=True)
    subject_type = models.TextField(_("type of record"))
    subject = models.UUIDField(_("record"))
    data_class = models.TextField(_("class of data"))
    reason = models.TextField(_("reason"))

    class Meta:
        managed = False
        db_table = "events_look"
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")


class Seal(models.Model):
    """The root of a Merkle tree (RFC 6962) over the events and looks of a range of transactions of one cluster.

    Both ends belong to the range. ``previous`` is the digest of the seal before, so that seals form a chain.
    """

    number = models.IntegerField(_("number"), primary_key=True)
    cluster = models.BigIntegerField(_("cluster"))
    first_xid = models.BigIntegerField(_("first transaction"))
    last_xid = models.BigIntegerField(_("last transaction"))
    count = models.IntegerField(_("events and looks"))
    root = models.BinaryField(_("root"))
    previous = models.BinaryField(_("digest of the seal before"))
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        managed = False
        db_table = "events_seal"
        verbose_name = _("seal")
        verbose_name_plural = _("seals")

    def __str__(self) -> str:
        return f"{self.number} {self.digest.hex()}"

    @property
    def digest(self) -> bytes:
        """What the next seal holds of this one, and what is published outside the database."""
        numbers = (self.number, self.cluster, self.first_xid, self.last_xid, self.count)
        roots = (bytes(self.root).hex(), bytes(self.previous).hex())
        return hashlib.sha256("|".join(map(str, (*numbers, *roots))).encode()).digest()
