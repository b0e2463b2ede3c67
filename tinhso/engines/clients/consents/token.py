"""What stands for a consent for a while: the code of one sign-in, the token of an hour, the one that renews it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.clients.consents.consent import USED_WITHIN, Consent

PREFIX = "congdan-"  # tells a citizen's token from a program's own key


class TokenSet(models.QuerySet["Token"]):
    def live(self) -> TokenSet:
        """Not run out, of a consent that is in force."""
        return self.filter(valid_to__gt=clock.now(), consent__withdrawn_at=None)

    def known(self, kind: str, text: str) -> Token | None:
        """The live one with this text, with all that a request asks of it; one query."""
        beside = ("consent__client__office", "consent__user__person__party")
        return self.live().select_related(*beside).filter(kind=kind, digest=digest_of(text)).first()


class Token(models.Model):
    """Kept as a keyed digest; ``redirect`` and ``challenge`` belong to a code, which is used once."""

    class Kind(models.TextChoices):
        CODE = "code", _("code of a sign-in")
        ACCESS = "access", _("token of access")
        RENEWAL = "renewal", _("token of renewal")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="tokens")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("what it may see"))
    redirect = models.CharField(_("where it leads back"), max_length=500, blank=True)
    challenge = models.CharField(max_length=128, blank=True, editable=False)
    valid_to = models.DateTimeField(_("valid to"))

    objects = TokenSet.as_manager()

    class Meta:
        verbose_name = _("token of a consent")
        verbose_name_plural = _("tokens of consents")

    def __str__(self) -> str:
        return f"{self.kind} {self.consent_id}"


LIVES = {Token.Kind.CODE: timedelta(minutes=1), Token.Kind.ACCESS: timedelta(hours=1),
         Token.Kind.RENEWAL: timedelta(days=90)}  # fmt: skip


def new_text() -> str:
    return PREFIX + secrets.token_urlsafe(48)


def digest_of(text: str) -> str:
    return salted_hmac("tinhso.clients.token", text, algorithm="sha256").hexdigest()


def keep(consent: Consent, kind: str, text: str, scopes: list[str], **more: str) -> Token:
    """Remember a token by its digest for as long as its kind lives."""
    valid_to = clock.now() + LIVES[Token.Kind(kind)]
    return Token.objects.create(
        consent=consent, kind=kind, digest=digest_of(text), scopes=scopes, valid_to=valid_to, **more
    )


def consent_with(text: str) -> Consent | None:
    """The consent whose live token this is, with no more scopes than token, consent and client have in common.

    None also for a program that is no longer in force and for an account that was closed.
    """
    found = Token.objects.known(Token.Kind.ACCESS, text)
    if found is None:
        return None
    consent = found.consent
    if not consent.client.is_in_force or not consent.user.is_active or consent.user.person is None:
        return None
    consent.scopes = [s for s in found.scopes if s in consent.scopes and s in consent.client.citizen_scopes]
    now = clock.now()
    if consent.last_used_at is None or consent.last_used_at < now - USED_WITHIN:
        Consent.objects.filter(pk=consent.pk).update(last_used_at=now)
    return consent
