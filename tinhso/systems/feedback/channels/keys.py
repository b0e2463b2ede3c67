"""What an official account needs to speak with Zalo; nothing of it stands in the database in the open."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.sealing import seal, unseal
from tinhso.systems.feedback.conversations import Account

PURPOSE = "feedback.channels"
SECRETS = ("app_secret", "webhook_secret", "access_token", "refresh_token")


class Keys(models.Model):
    """The keys of one account. ``app_secret`` asks for tokens, ``webhook_secret`` (the account's own) signs webhooks.

    An access token lives about 25 hours; a refresh token can be used once and brings the next one.
    """

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="keys")
    app_id = models.CharField(_("application"), max_length=40)
    sealed = models.JSONField(_("sealed keys"), default=dict, editable=False)
    good_until = models.DateTimeField(_("access token good until"), null=True)
    renewed_at = models.DateTimeField(_("tokens renewed at"), null=True)
    problem = models.CharField(_("problem"), max_length=200, blank=True)  # what Zalo said when it gave no tokens

    class Meta:
        verbose_name = _("keys of an account")
        verbose_name_plural = _("keys of accounts")

    def keep(self, **secrets: str) -> None:
        """Seal these secrets in place of the old ones; the caller saves."""
        if unknown := secrets.keys() - set(SECRETS):
            raise LookupError(f"No such secrets: {sorted(unknown)}.")
        self.sealed = {**self.sealed, **{name: seal(text, PURPOSE) for name, text in secrets.items()}}

    def secret(self, name: str) -> str:
        """A secret in the open; "" where there is none. Raises ValueError if it cannot be opened any more."""
        return unseal(self.sealed.get(name, ""), PURPOSE)
