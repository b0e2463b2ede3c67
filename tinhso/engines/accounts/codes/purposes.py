"""What codes are for, declared by the parts that ask for them at the point ``accounts.purposes``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tinhso.base.registry import Text, offered


@dataclass(frozen=True)
class Purpose:
    """``name`` completes "your code for …"; a code for one purpose is worth nothing for another."""

    code: str
    name: Text


@cache
def purposes() -> dict[str, Purpose]:
    """Every purpose by its code."""
    return {purpose.code: purpose for group in offered("accounts.purposes") for purpose in group}


def purpose(code: str) -> Purpose:
    """The purpose with this code. Raises LookupError."""
    if code not in purposes():
        raise LookupError(f"No part declares the purpose {code}.")
    return purposes()[code]
