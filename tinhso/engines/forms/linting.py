"""What is wrong with a content before anyone can meet it: found when it is published, not when it is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import Draft202012Validator

from tinhso.engines.calendars.api import Limit
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.guide.linting import lint_guide
from tinhso.engines.forms.keeping.mandatory import mandatory_parts
from tinhso.engines.forms.part_names import QUESTION
from tinhso.engines.forms.rules import OPERATORS, names_in, operators_in
from tinhso.engines.forms.schemas import breaches
from tinhso.engines.forms.writing.linting import lint_tariff

# The steps of every form that are not its own pages; they stand in addresses.
TASKS, PAPERS, CHECK = "muc-luc", "giay-to-kem-theo", "kiem-tra"


def lint(content: dict[str, Any]) -> list[Finding]:
    """Every fault of a content; nothing means that it can be published."""
    found = [Finding(path or "content", message) for path, message in breaches(content)]
    if found:
        return found
    lacking = [Finding(part.code, part.lacks) for part in mandatory_parts(content) if part.lacks]
    return [
        *lacking,
        *_limits(content),
        *lint_fields(content),
        *_papers(content),
        *_more(content),
        *lint_tariff(content),
    ]


def lint_fields(content: dict[str, Any]) -> list[Finding]:
    """The faults of the fields of a form and of their conditions."""
    return [*_fields(content), *_rules(content), *_cycles(content)]


def fields_of(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of the top fields by name."""
    return {row["name"]: row for _page, _section, row in _walk(content)}


def _walk(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    for page in content.get("form", {}).get("pages", ()):
        for section in page["sections"]:
            for row in section["fields"]:
                yield page, section, row


def _limits(content: dict[str, Any]) -> Iterator[Finding]:
    for part in ("channels", "cases"):
        for number, row in enumerate(content.get(part, ())):
            try:
                Limit.of(row.get("limit", {"amount": 0, "unit": "workday"}))
            except ValueError as error:
                yield Finding(f"{part}/{number}/limit", str(error))
    for number, row in enumerate(content["steps"]):
        if not row["text"].strip():
            yield Finding(f"steps/{number}", _("The step says nothing."))


def _fields(content: dict[str, Any]) -> Iterator[Finding]:
    codes = [page["code"] for page in content.get("form", {}).get("pages", ())]
    for code in {code for code in codes if codes.count(code) > 1} | ({TASKS, PAPERS, CHECK} & set(codes)):
        yield Finding(f"form/{code}", _("Two pages have this code, or it is one the platform uses itself."))
    seen: set[str] = set()
    for _page, _section, row in _walk(content):
        yield from _field(row, row["name"])
        if row["name"] in seen:
            yield _asked(row["name"], _("Two fields have this name."))
        seen.add(row["name"])


def _asked(name: str, sentence: str) -> Finding:
    return Finding(f"{QUESTION}/{name}", sentence)


def _field(row: dict[str, Any], path: str) -> Iterator[Finding]:
    kind = row["type"]
    if (kind in ("choice", "multi")) != ("options" in row):
        yield _asked(path, _("A choice needs options, and only a choice has them."))
    if len({option["value"] for option in row.get("options", ())}) != len(row.get("options", ())):
        yield _asked(path, _("Two options have the same value."))
    if (kind == "repeat") != ("fields" in row):
        yield _asked(path, _("A repeating group needs fields, and only it has them."))
    if "when" in row and kind != "date":
        yield _asked(path, _("Only a date lies in the past or the future."))
    try:
        Draft202012Validator(row.get("schema", {}))
    except ValueError as error:
        yield _asked(path, _("The field's schema is not one: %(error)s") % {"error": error})
    children = [child["name"] for child in row.get("fields", ())]
    if len(set(children)) != len(children):
        yield _asked(path, _("Two fields have this name."))
    for child in row.get("fields", ()):
        if child["type"] == "repeat" or "show" in child:
            yield _asked(f"{path}.{child['name']}", _("A repeating group holds plain fields only."))
        yield from _field(child, f"{path}.{child['name']}")


def _rules(content: dict[str, Any]) -> Iterator[Finding]:
    known = set(fields_of(content))
    for where, rule in _conditions(content):
        for name in sorted(set(names_in(rule)) - known):
            yield Finding(where, _("The condition reads the field %(name)s, which does not exist.") % {"name": name})
        for operator in sorted(set(operators_in(rule)) - OPERATORS):
            yield Finding(where, _("The operator %(name)s is not known.") % {"name": operator})


def _conditions(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for page in content.get("form", {}).get("pages", ()):
        yield f"form/{page['code']}", page.get("show")
        for number, section in enumerate(page["sections"]):
            yield f"form/{page['code']}/{number}", section.get("show")
    for _page, _section, row in _walk(content):
        yield f"{QUESTION}/{row['name']}", row.get("show")
    for part in ("papers", "cases"):
        for row in content.get(part, ()):
            yield f"{part}/{row['code']}", row.get("when")


def _cycles(content: dict[str, Any]) -> Iterator[Finding]:
    """A field must not depend on itself, directly or through others."""
    reads = {
        row["name"]: {name for part in (page, section, row) for name in names_in(part.get("show"))}
        for page, section, row in _walk(content)
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> Iterator[Finding]:
        if name in path:
            circle = " → ".join((*path[path.index(name) :], name))
            yield _asked(name, _("The conditions go in a circle: %(circle)s.") % {"circle": circle})
        elif name not in done:
            for other in sorted(reads.get(name, ())):
                yield from visit(other, (*path, name))
            done.add(name)

    for name in reads:
        yield from visit(name, ())


def _more(content: dict[str, Any]) -> Iterator[Finding]:
    known = fields_of(content)
    yield from lint_guide(content, known, lint_fields)
    for number, row in enumerate(content.get("help", ())):
        if row.get("about", "") not in {"", *known}:
            yield Finding(f"help/{number}", _("There is no question %(name)s in the form.") % {"name": row["about"]})


def _papers(content: dict[str, Any]) -> Iterator[Finding]:
    codes = [row["code"] for row in content["papers"]]
    cases = {row["code"] for row in content.get("cases", ())}
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Finding(f"papers/{code}", _("Two papers have this code."))
    for row in content["papers"]:
        if row.get("eform") and "form" not in content:
            yield Finding(f"papers/{row['code']}", _("The paper is the e-form, but there is no e-form."))
        for case in sorted(set(row.get("cases", ())) - cases):
            yield Finding(f"papers/{row['code']}", _("There is no case %(case)s.") % {"case": case})
    if content["level"] != "info" and "form" not in content:
        yield Finding("form", _("A procedure that can be filed online needs an e-form."))
