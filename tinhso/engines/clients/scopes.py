"""What a client can be allowed to do: parts declare it, an official chooses it for each client."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.registry import Text, offered


@dataclass(frozen=True)
class Scope:
    """One thing that clients may do. Parts offer a tuple of these at the point ``clients.scopes``.

    ``permissions`` are granted to the client where it works: at its office, or on what is its owner's. ``of_owner`` are
    granted beside them to one that has an owner: at an office they would reach what others have handed in.
    """

    code: str
    label: Text
    permissions: tuple[str, ...] = ()
    of_owner: tuple[str, ...] = ()
    is_personal: bool = False  # personal data is shown; every look is written down


def scopes() -> dict[str, Scope]:
    """Every scope by its code, in the order of the parts."""
    return {scope.code: scope for group in offered("clients.scopes") for scope in group}


def permissions_of(codes: list[str], *, has_owner: bool) -> set[str]:
    """What these scopes grant. Raises Refused for a scope that no part declares."""
    known = scopes()
    if set(codes) - known.keys():
        raise Refused(_("Choose what the client may do from the list."), field="scopes")
    granted = {permission for code in codes for permission in known[code].permissions}
    return granted | {permission for code in codes for permission in known[code].of_owner if has_owner}


SCOPES = (
    Scope("files.upload", _("Send files, to be attached to what is handed in")),
    Scope("events.read", _("Follow what happens, by the feed and by webhooks")),
)
