"""What each engine and system declares of itself, read once and checked by ``manage.py check``.

A declaration is data: frozen dataclasses and dotted paths that are imported when they are first needed, so
reading the registry imports no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import import_string

Text = str | Promise
Place = Literal["public", "citizen", "desk", "leader", "foot"]


@dataclass(frozen=True)
class Menu:
    """One entry of a menu: ``url`` is a URL name; ``needs`` a permission, held anywhere, to see it.

    What few people look for stands at the foot of every page.
    """

    place: Place
    label: Text
    url: str
    needs: str = ""
    order: int = 100


@dataclass(frozen=True)
class Permission:
    """A right that a grant can name. ``own``: everyone holds it on records that are their own."""

    code: str
    label: Text
    own: bool = False


@dataclass(frozen=True)
class EventKind:
    """Something that can happen, in the past participle: ``cases.accepted``."""

    code: str
    label: Text


@dataclass(frozen=True)
class Part:
    """What the platform must know of an engine or a system."""

    code: str
    name: Text
    uses: tuple[str, ...] = ()
    urls: str = ""  # dotted path of its URL module
    prefix: str = ""  # where the URLs begin, Vietnamese without diacritics; "" means the root
    roots: Mapping[str, str] = field(default_factory=dict)  # fixed paths of a standard's own -> dotted URL module
    api: str = ""  # "module:router" of its API
    menu: tuple[Menu, ...] = ()
    permissions: tuple[Permission, ...] = ()
    events: tuple[EventKind, ...] = ()
    indicators: str = ""
    datasets: str = ""
    jobs: str = ""
    listeners: str = ""
    demo: str = ""  # "module:plant"
    demo_beside: bool = False  # it needs nothing of the demonstration of the part before it: both are planted at once
    append_only: tuple[str, ...] = ()  # tables in which the application may only insert
    offers: Mapping[str, str] = field(default_factory=dict)  # contribution point -> "module:attribute"


class Engine(Part):
    """A part that other parts stand on."""


class System(Part):
    """A part that the province can switch off."""


@cache
def parts() -> tuple[Part, ...]:
    """Every engine, lowest first, then every system, in the order of the settings."""
    found: list[Part] = []
    for app in apps.get_app_configs():
        for module, attribute in (("engine", "ENGINE"), ("system", "SYSTEM")):
            if app.name.startswith(f"tinhso.{module}s."):
                found.append(getattr(import_module(f"{app.name}.{module}"), attribute))
    return tuple(found)


def systems() -> tuple[System, ...]:
    return tuple(part for part in parts() if isinstance(part, System))


def engines() -> tuple[Engine, ...]:
    return tuple(part for part in parts() if isinstance(part, Engine))


def permissions() -> dict[str, Permission]:
    return {p.code: p for part in parts() for p in part.permissions}


def event_kinds() -> dict[str, EventKind]:
    return {e.code: e for part in parts() for e in part.events}


def menu(place: Place) -> list[Menu]:
    """The entries of one menu, in order."""
    return sorted((m for part in parts() for m in part.menu if m.place == place), key=lambda m: m.order)


@cache
def offered(point: str) -> tuple[Any, ...]:
    """What the parts contribute to ``point``, such as ``inbox.work``, in the order of the parts."""
    return tuple(load(part.offers[point]) for part in parts() if point in part.offers)


def load(path: str) -> Any:
    """The attribute behind ``module:attribute``, or the module behind a plain dotted path."""
    if ":" in path:
        return import_string(path.replace(":", "."))
    return import_module(path)


def load_all(attribute: str) -> Iterable[Any]:
    """Import every part's module named in ``attribute`` (``listeners``, ``jobs``, ``indicators`` …)."""
    return [load(path) for part in parts() if (path := getattr(part, attribute))]
