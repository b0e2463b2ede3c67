"""Opening an account of a channel and giving it its keys; the keys are never shown again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Account, Keys

RIGHT = "feedback.manage"  # the accounts of the whole province are in one hand, as its routing is


@transaction.atomic
def open_account(channel: str, address: str, *, name: str, office: Office, by: Actor) -> Account:
    """Have people write to ``office`` at this address; one that is open already stays as it is. Raises Denied."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    made, is_new = Account.objects.get_or_create(
        channel=channel, address=address.strip(), defaults={"name": name, "office": office}
    )
    if is_new:
        _note("feedback.account_opened", made, by=by)
    return made


@transaction.atomic
def give_keys(account: Account, *, app_id: str, by: Actor, **secrets: str) -> Keys:
    """Keep the keys of a Zalo account; an empty one leaves the old one. Raises Denied, Refused."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    if account.channel != Account.Channel.ZALO:
        raise Refused(_("Only a Zalo account has keys."))
    keys, _made = Keys.objects.select_for_update().get_or_create(account=account)
    given = {name: text.strip() for name, text in secrets.items() if text.strip()}
    keys.app_id = app_id.strip() or keys.app_id
    keys.keep(**given)
    if "refresh_token" in given:  # whatever the old one said is of no matter now; the worker asks for tokens at once
        keys.good_until, keys.renewed_at, keys.problem = clock.now(), None, ""
    keys.save()
    _note("feedback.account_keyed", account, by=by)
    return keys


@transaction.atomic
def open_or_close(account: Account, *, is_open: bool, by: Actor) -> Account:
    """From now on the account takes and sends messages, or does not. Raises Denied."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    held = Account.objects.select_for_update().get(pk=account.pk)
    if held.is_open != is_open:
        held.is_open = is_open
        held.save(update_fields=["is_open"])
        _note("feedback.account_opened" if is_open else "feedback.account_closed", held, by=by)
    return held


def _note(kind: str, account: Account, *, by: Actor) -> None:
    office = account.office
    record(kind, on=account, by=by, office=office.here_id, area=office.area_id, channel=account.channel)
