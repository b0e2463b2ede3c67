"""The first step of an official's sign-in: name and password."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.accounts.address import address_of, network_of
from tinhso.engines.accounts.limits import Limit
from tinhso.engines.accounts.users import User
from tinhso.engines.events.api import record

# Never by the name alone: a stranger must not be able to lock an official out.
FROM_HERE = Limit("name and address", burst=5, seconds=60)
AT_ALL = Limit("address", burst=60, seconds=2)


def check(request: HttpRequest, *, username: str, password: str) -> User:
    """The official's account; raises TooOften, or Refused without telling which of the two was wrong."""
    name, address = nfc(username).strip().lower(), network_of(address_of(request))
    AT_ALL.require(address)
    FROM_HERE.require(name, address)
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User):
        with transaction.atomic():
            record("accounts.refused", means="password")
        raise Refused(_("The user name or the password is not right."), field="password")
    FROM_HERE.forget(name, address)
    return user
