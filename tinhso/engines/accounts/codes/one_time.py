"""A code that was sent and has not been given back yet."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.codes.contact import Contact

GOOD_FOR = timedelta(minutes=5)
MOST_TRIES = 5


class OneTimeCodeQuerySet(models.QuerySet["OneTimeCode"]):
    def expired(self) -> OneTimeCodeQuerySet:
        return self.filter(good_until__lte=clock.now())


class OneTimeCode(models.Model):
    """One code for one contact and purpose; neither stands here in a form that can be read or searched.

    ``sealed`` holds both for the one who delivers them, encrypted, and lives no longer than the code.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.CharField(_("contact"), max_length=64)  # a keyed digest of contact and purpose
    purpose = models.CharField(_("purpose"), max_length=60)
    digest = models.CharField(_("digest"), max_length=64)  # keyed, of this row's key and the code
    sealed = models.TextField(_("sealed content"))
    sent_at = models.DateTimeField(_("sent at"), default=clock.now)
    good_until = models.DateTimeField(_("good until"), db_index=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        constraints = [models.UniqueConstraint(fields=["contact"], name="one_code_per_contact_and_purpose")]

    @property
    def is_good(self) -> bool:
        return self.tries < MOST_TRIES and clock.now() < self.good_until

    def matches(self, code: str) -> bool:
        """Compared in constant time."""
        return constant_time_compare(self.digest, digest(str(self.pk), code))

    def unsealed(self) -> tuple[str, str]:
        """The address and the code. Raises ValueError if the installation's secret has changed since."""
        try:
            address, code = json.loads(_seal().decrypt(self.sealed.encode()))
        except InvalidToken as error:
            raise ValueError("The code cannot be unsealed.") from error
        return address, code


def contact_digest(contact: Contact, purpose: str) -> str:
    return digest(purpose, contact.key)


def digest(*said: str) -> str:
    """A digest that nobody makes without the installation's secret: a million codes are soon tried otherwise."""
    return salted_hmac("tinhso.accounts.codes", "\x00".join(said), algorithm="sha256").hexdigest()


def sealed(address: str, code: str) -> str:
    return _seal().encrypt(json.dumps([address, code]).encode()).decode()


def _seal() -> Fernet:
    key = salted_hmac("tinhso.accounts.codes.seal", "key", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
