"""Permissions are declared by parts; a misspelt one is an error, never a quiet no."""

from __future__ import annotations

from tinhso.base.registry import Permission, permissions


def declared(permission: str) -> Permission:
    """The declaration of a permission. Raises LookupError if no part declares it."""
    try:
        return permissions()[permission]
    except KeyError:
        raise LookupError(f"The permission {permission} is not declared by any part.") from None
