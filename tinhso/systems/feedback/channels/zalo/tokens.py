"""Tokens of the official accounts: a refresh token is good for one use, an access token for about a day.

Renewed under one lock, in a transaction of its own that outlasts the call: two renewals at once would lose the account.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.systems.feedback.models import Keys

SECONDS = 8.0
BEFORE = timedelta(hours=13)  # renewed twice a day, so that a bad night does not cost the account


@job(every="*/10 * * * *", once=True, queue="partners")
def renew_due() -> None:
    """Every ten minutes: renew the tokens that end within half a day."""
    soon = Keys.objects.filter(good_until__lt=clock.now() + BEFORE, account__is_open=True)
    for account in soon.values_list("pk", flat=True):
        renew_tokens.later(account=account)


@job(queue="partners")
def renew_tokens(account: int) -> None:
    """Renew the tokens of one account."""
    renew(account)


@transaction.atomic
def renew(account: int) -> Keys:
    """Exchange the refresh token for new ones; what Zalo says instead is kept as the account's problem."""
    keys = Keys.objects.select_for_update(of=("self",)).get(pk=account)
    now = clock.now()
    if keys.renewed_at and now - keys.renewed_at < timedelta(minutes=5) and not keys.problem:
        return keys  # somebody else was quicker
    said = _ask(keys)
    if "access_token" in said and "refresh_token" in said:
        keys.keep(access_token=str(said["access_token"]), refresh_token=str(said["refresh_token"]))
        keys.good_until = now + timedelta(seconds=int(said.get("expires_in") or 90_000))
        keys.renewed_at, keys.problem = now, ""
    else:
        keys.problem = str(said.get("error_description") or said.get("error_name") or said.get("error") or "?")[:200]
    keys.save()
    return keys


def _ask(keys: Keys) -> dict[str, Any]:
    """Zalo's answer: an error comes with HTTP 200 and stands inside."""
    form = {
        "app_id": keys.app_id,
        "grant_type": "refresh_token",
        "refresh_token": keys.secret("refresh_token"),
    }
    head = {"secret_key": keys.secret("app_secret")}
    try:
        said = httpx.post(settings.ZALO_OAUTH_URL, data=form, headers=head, timeout=SECONDS).json()
    except (httpx.HTTPError, ValueError) as error:
        return {"error": _("Zalo did not answer (%(why)s).") % {"why": type(error).__name__}}
    return said if isinstance(said, dict) else {"error": "?"}
