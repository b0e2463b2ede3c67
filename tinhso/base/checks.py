"""System checks: a declaration that names what is not there is an error at start, not on a Friday."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, register
from django.urls import NoReverseMatch, reverse

from tinhso.base.registry import Part, parts, permissions


@register()
def declarations_hold(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Prefixes of permissions and events, needs of menu entries, and their URLs."""
    return [error for part in parts() for error in _of(part)]


def _of(part: Part) -> list[Error]:
    codes = [permission.code for permission in part.permissions] + [kind.code for kind in part.events]
    errors = [
        Error(f"{code} is declared by {part.code} but does not begin with its code.", id="tinhso.E001")
        for code in codes
        if not code.startswith(f"{part.code}.")
    ]
    for entry in part.menu:
        if entry.needs and entry.needs not in permissions():
            errors.append(Error(f"Menu {entry.url} needs the undeclared {entry.needs}.", id="tinhso.E002"))
        try:
            reverse(entry.url)
        except NoReverseMatch:
            errors.append(Error(f"Menu entry {entry.url} of {part.code} leads nowhere.", id="tinhso.E003"))
    return errors
