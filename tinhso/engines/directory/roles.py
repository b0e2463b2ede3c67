"""Roles: bundles of permissions that an appointment grants. Systems declare theirs; the directory knows none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.registry import Text, offered

if TYPE_CHECKING:
    from tinhso.engines.directory.positions import Position

Right = tuple[str, int]  # a permission, and the subject on whose records it holds


@dataclass(frozen=True)
class Role:
    """What a position may do in its office alone (``permissions_here``) and in all offices under it as well.

    Offered at the contribution point ``directory.roles`` as a tuple. Several parts may declare the same code:
    the position then holds the permissions of all of them.
    """

    code: str
    name: Text
    permissions_here: tuple[str, ...] = ()
    permissions_below: tuple[str, ...] = ()


def roles() -> dict[str, list[Role]]:
    """Every declared role by its code."""
    found: dict[str, list[Role]] = {}
    for group in offered("directory.roles"):
        for role in group:
            found.setdefault(role.code, []).append(role)
    return found


def role(code: str) -> list[Role]:
    """The declarations of one role. Raises Refused for a code that nobody declares."""
    declared = roles().get(code)
    if not declared:
        raise Refused(_("There is no such role. Choose one from the list."), field="roles")
    return declared


def rights_of(position: Position, codes: Iterable[str]) -> set[Right]:
    """What these roles give a position. Raises Refused for a role that nobody declares."""
    office = position.office
    return {
        (permission, scope)
        for code in codes
        for declared in role(code)
        for permissions, scope in (
            (declared.permissions_here, office.here_id),
            (declared.permissions_below, office.below_id),
        )
        for permission in permissions
    }


# What the directory itself gives to the roles that every province has.
ROLES = (
    Role(
        "clerk",
        _("One-stop clerk"),
        ("directory.register", "directory.name_guardians", "directory.see_positions"),
    ),
    Role("specialist", _("Specialist"), ("directory.see_positions",)),
    Role("head", _("Head of a division"), ("directory.see_positions",)),
    Role("leader", _("Leader of an agency"), (), ("directory.see_positions",)),
    Role("post", _("Post clerk"), ("directory.see_positions",)),
    Role(
        "administrator",
        _("Administrator of offices and rights"),
        (),
        ("directory.manage", "directory.see_positions", "access.grant", "access.explain"),
    ),
)
