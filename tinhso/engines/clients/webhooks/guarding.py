"""No receiver may be a door into the province's own network.

A name is resolved here, every address it has must be public, and the call goes to the very address that was checked: a
name that answers otherwise a moment later leads nowhere. An installation names the hosts of its own network that
receive (``TINHSO_WEBHOOK_HOSTS``); only they may be reached without TLS.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.adapters.api import NotDelivered

PORTS = frozenset({443, 8443})
LONGEST = 500


@dataclass(frozen=True)
class Target:
    """An address as it was written: where to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_own(self) -> bool:
        """Whether the installation itself has named this host."""
        return self.host in settings.ENV.webhook_hosts


def target(url: str) -> Target:
    """Take an address apart. Raises Refused (field ``url``) for one that no receiver may have."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise Refused(_("This is no web address."), field="url") from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("https", "http") or not host or len(url) > LONGEST:
        raise Refused(_("This is no web address."), field="url")
    if parts.username is not None or parts.fragment:
        raise Refused(_("The address may hold neither a name with a password nor a mark after “#”."), field="url")
    found = Target(
        parts.scheme,
        host,
        port or (443 if parts.scheme == "https" else 80),
        (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
    )
    if found.is_own:
        return found
    if found.scheme != "https":
        raise Refused(_("The address must begin with https://."), field="url")
    if found.port not in PORTS:
        raise Refused(_("Only the ports 443 and 8443 are called."), field="url")
    if _is_number(host) and not _is_public(host):
        raise Refused(_("This address lies inside a private network."), field="url")
    return found


def resolved(to: Target) -> str:
    """The network address to call. Raises NotDelivered where the name has none, or any that is not public."""
    try:
        found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotDelivered(_("The host %(host)s is not known.") % {"host": to.host}) from None
    addresses = [str(row[4][0]).partition("%")[0] for row in found]
    if not to.is_own and not all(_is_public(address) for address in addresses):
        raise NotDelivered(_("The host %(host)s lies inside a private network.") % {"host": to.host})
    return addresses[0]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_public(address: str) -> bool:
    known = ip_address(address)
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None)
    return known.is_global and not known.is_multicast and (inner is None or inner.is_global)
