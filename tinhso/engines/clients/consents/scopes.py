"""What a citizen can let a program see: parts declare it, an official chooses it for each client."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Text, offered


@dataclass(frozen=True)
class CitizenScope:
    """Parts offer a tuple of these at the point ``clients.citizen_scopes``; ``label`` is what the citizen reads."""

    code: str
    label: Text


def citizen_scopes() -> dict[str, CitizenScope]:
    """Every one by its code, in the order of the parts."""
    return {scope.code: scope for group in offered("clients.citizen_scopes") for scope in group}


NAME = "me.name"
SCOPES = (CitizenScope(NAME, _("Know your name")),)
