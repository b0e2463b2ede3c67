"""The keys of a client: shown once, kept as a digest; two at a time, so that one can take the other's place."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.clients.client import Client

MOST_KEYS = 2
USED_WITHIN = timedelta(minutes=5)  # how exactly the last use is known; not every request writes


class KeyQuerySet(models.QuerySet["Key"]):
    def live(self) -> KeyQuerySet:
        """Neither revoked nor run out."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=clock.now()), revoked_at=None)


class Key(models.Model):
    """``tinhso_<prefix>_<secret>``: the prefix tells two keys apart, of the secret only a keyed digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    client = models.ForeignKey(Client, models.CASCADE, related_name="keys")
    prefix = models.CharField(_("beginning of the key"), max_length=12, unique=True)
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    valid_to = models.DateTimeField(_("valid to"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key of an API client")
        verbose_name_plural = _("keys of API clients")

    def __str__(self) -> str:
        return self.prefix

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and (self.valid_to is None or self.valid_to > clock.now())


def new_key() -> tuple[str, str, str]:
    """A key, its prefix and the digest by which it is known again."""
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return f"tinhso_{prefix}_{secret}", prefix, _digest(prefix, secret)


def client_with(text: str) -> Client | None:
    """The client whose live key this is, on a day on which the client is valid; one query, seldom a second."""
    _name, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if not secret or len(prefix) != 12 or "\x00" in prefix:
        return None
    found = (
        Key.objects.live()
        .select_related("client__office", "client__owner", "client__contact")
        .filter(prefix=prefix)
        .first()
    )
    if found is None or not secrets.compare_digest(found.digest, _digest(prefix, secret)):
        return None
    if not found.client.is_valid(clock.today()):
        return None
    now = clock.now()
    if found.last_used_at is None or found.last_used_at < now - USED_WITHIN:
        Key.objects.filter(pk=found.pk).update(last_used_at=now)
    return found.client


def _digest(prefix: str, secret: str) -> str:
    return salted_hmac("tinhso.clients.key", f"{prefix}:{secret}", algorithm="sha256").hexdigest()
