"""The reference pages as text, from what the parts declare; English, and the same on every machine."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from tinhso.base.registry import Part, Place, menu, parts
from tinhso.project.env import ROOT

PLACES: tuple[Place, ...] = ("public", "citizen", "desk", "leader")
HEAD = "<!-- Written by ./run docs from the code; change the code instead. -->\n\n"
Row = Iterable[object]


def pages() -> dict[str, str]:
    """Page → its Markdown."""
    writers: dict[str, Callable[[], str]] = {
        "systems": systems,
        "permissions": permissions,
        "events": events,
        "indicators": indicators,
        "settings": settings,
        "urls": urls,
        "commands": commands,
    }
    with override("en"):
        return {name: HEAD + write().rstrip() + "\n" for name, write in writers.items()}


def descriptions() -> dict[str, str]:
    """File → what machines read of the province: the OpenAPI description."""
    from tinhso.engines.clients.api import the_description

    with override("en"):
        return {"openapi.json": json.dumps(the_description(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"}


def systems() -> str:
    said = ["# Engines and systems\n", "Lowest first; each stands only on those before it.\n"]
    for part in parts():
        said.append(f"## {part.name} (`{part.code}`)\n\n{_first_line(part)}\n")
        facts = {
            "Kind": type(part).__name__.lower(),
            "Stands on": ", ".join(part.uses) or "nothing but the base",
            "Pages under": f"/{part.prefix}/" if part.prefix else "/" if part.urls else "none",
            "Fixed paths": ", ".join(f"/{root}/" for root in part.roots) or "none",
            "Contributes to": ", ".join(sorted(part.offers)) or "nothing",
            "Only grows": ", ".join(part.append_only) or "no table",
        }
        said.append("\n".join(f"- {name}: {value}" for name, value in facts.items()) + "\n")
    said.append("## Menus\n")
    entries = ((place, m.label, m.url, m.needs) for place in PLACES for m in menu(place))
    said.append(table(("Place", "Entry", "Page", "Needs"), entries))
    return "\n".join(said)


def permissions() -> str:
    rows = ((p.code, p.label, "yes" if p.own else "") for part in parts() for p in part.permissions)
    note = "*Own*: everyone holds it on records that are their own, without a grant.\n"
    return f"# Permissions\n\n{note}\n" + table(("Code", "What it allows", "Own"), rows)


def events() -> str:
    rows = ((e.code, e.label) for part in parts() for e in part.events)
    return "# Events\n\n" + table(("Code", "What happened"), rows)


def indicators() -> str:
    from tinhso.engines.indicators.api import indicators as declared

    rows = ((code, found.name, type(found).__name__.lower()) for code, found in sorted(declared().items()))
    return "# Indicators\n\n" + table(("Code", "Name", "Kind"), rows)


def settings() -> str:
    """From the comments beside the fields of Environment, where each is explained once."""
    source = (ROOT / "tinhso" / "project" / "env.py").read_text(encoding="utf-8")
    fields = next(n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.ClassDef)).body
    lines = source.splitlines()
    rows = []
    for node in fields:
        if isinstance(node, ast.AnnAssign):
            _, _, comment = lines[node.lineno - 1].partition("#")
            name, _, meaning = comment.strip().partition(": ")
            named = name.isupper() and " " not in name
            rows.append((name if named else ast.unparse(node.target), meaning if named else comment.strip()))
    return "# Settings\n\nAll are environment variables.\n\n" + table(("Name", "What it is"), rows)


def urls() -> str:
    rows = sorted(set(_addresses(get_resolver().url_patterns, "/", "")))
    return "# Addresses\n\n" + table(("Address", "Name"), rows)


def commands() -> str:
    from tinhso.project.command.__main__ import VERBS

    return "# Commands\n\n" + table(("`./run` …", "What it does"), VERBS.items())


def table(head: Row, rows: Iterable[Row]) -> str:
    lines = [[str(cell).replace("|", "\\|") for cell in row] for row in (head, *rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _first_line(part: Part) -> str:
    kind = type(part).__name__.lower()
    file = ROOT / "tinhso" / f"{kind}s" / part.code / f"{kind}.py"
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").splitlines()[0]


def _addresses(patterns: Iterable[object], before: str, space: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern.url_patterns, before + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), f"{space}{pattern.name or ''}"
