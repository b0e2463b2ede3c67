"""Every call of the API in a table, from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tinhso.engines.clients.rest.building import PREFIX, the_api
from tinhso.engines.clients.rest.description import described


@dataclass(frozen=True)
class Call:
    """One line: ``GET /dossiers/{code}``, what it is for, the scopes of which it needs one."""

    method: str
    path: str
    summary: str
    scopes: tuple[str, ...]
    is_open: bool


@cache
def calls() -> tuple[Call, ...]:
    """In the order of their paths; the same for the life of the process."""
    paths: dict[str, dict[str, dict[str, object]]] = described(the_api(), f"/{PREFIX}")["paths"]
    return tuple(
        Call(
            method.upper(),
            path.removeprefix(f"/{PREFIX}".rstrip("/")),
            str(operation["summary"]),
            tuple(_scopes(operation)),
            "security" not in operation,
        )
        for path, methods in paths.items()
        for method, operation in methods.items()
    )


def _scopes(operation: dict[str, object]) -> list[str]:
    security = operation.get("security")
    ways = security if isinstance(security, list) else []
    return [scope for way in ways for scopes in way.values() for scope in scopes]
