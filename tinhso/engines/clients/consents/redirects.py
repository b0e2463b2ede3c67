"""Where a program may have citizens led back to: exact addresses, so that no code ends up with somebody else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.clients.consents.scopes import citizen_scopes

MOST = 10
OWN_SCHEME = re.compile(r"[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+")  # of a program on a phone, such as vn.app (RFC 8252)


def checked_redirects(redirects: tuple[str, ...], scopes: tuple[str, ...]) -> tuple[str, ...]:
    """The same, each once. Raises Refused beside the field for an unknown scope, no address or an unsafe one."""
    if set(scopes) - citizen_scopes().keys():
        raise Refused(_("Choose what citizens may let it see from the list."), field="citizen_scopes")
    found = tuple(dict.fromkeys(text.strip() for text in redirects if text.strip()))
    if scopes and not found:
        raise Refused(_("Name at least one address that citizens are led back to."), field="redirects")
    for text in found:
        if not _is_safe(text):
            raise Refused(
                _("“%(address)s” is not safe: begin with https:// or with a scheme of the program's own, without “#”.")
                % {"address": text[:100]},
                field="redirects",
            )
    if len(found) > MOST:
        raise Refused(_("At most %(most)s addresses.") % {"most": MOST}, field="redirects")
    return found


def _is_safe(text: str) -> bool:
    if len(text) > 500 or re.search(r"[\s\x00-\x1f#;,'\"<>\\\\]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(host) and not parts.username
    if parts.scheme == "http":  # a program that listens on the citizen's own machine
        return host in ("localhost", "127.0.0.1", "::1")
    return OWN_SCHEME.fullmatch(parts.scheme) is not None
