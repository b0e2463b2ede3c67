"""Lists that somebody comes back to: a name, and the address that holds the filters."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.accounts.users import User

MOST, NAME, ADDRESS = 12, 60, 500
PASSING = ("q", "sau")  # a word looked for may be somebody's name; how far one has paged is no filter


class KeptList(NamedTuple):
    name: str
    address: str


@transaction.atomic
def keep_list(name: str, address: str, *, by: User) -> KeptList:
    """Keep ``address`` (a path of ours with its filters) under ``name``; the same name again replaces it.

    Raises Refused without a name or a filter, and beyond ``MOST``.
    """
    name, kept = nfc(name).strip()[:NAME], bare(address)
    if not name:
        raise Refused(_("Give the filter a name."))
    if "?" not in kept or len(kept) > ADDRESS:
        raise Refused(_("Choose at least one filter first; words that were searched for are not kept."))
    user = User.objects.select_for_update().get(pk=by.pk)
    others = [each for each in lists_of(user) if each.name != name]
    if len(others) >= MOST:
        raise Refused(_("At most %(n)s filters are kept. Remove one first.") % {"n": MOST})
    made = KeptList(name, kept)
    _write(user, [*others, made])
    return made


@transaction.atomic
def drop_list(name: str, *, by: User) -> None:
    """Keep it no longer; nothing where none has this name."""
    user = User.objects.select_for_update().get(pk=by.pk)
    _write(user, [each for each in lists_of(user) if each.name != name])


def lists_of(user: User, path: str = "") -> list[KeptList]:
    """Those at ``path``, or all; the oldest first."""
    kept = [KeptList(*row) for row in user.kept_lists]
    return [each for each in kept if not path or urlsplit(each.address).path == path]


def bare(address: str) -> str:
    """The path with the filters that say something, in their order."""
    parts = urlsplit(address)
    chosen = [(key, value) for key, value in parse_qsl(parts.query) if key not in PASSING]
    return f"{parts.path}?{urlencode(chosen)}" if chosen else parts.path


def _write(user: User, lists: list[KeptList]) -> None:
    user.kept_lists = [list(each) for each in lists]
    user.save(update_fields=["kept_lists"])
