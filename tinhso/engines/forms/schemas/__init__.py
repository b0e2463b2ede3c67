"""What a procedure's content may be, as a JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import Draft202012Validator, ValidationError

FILE = Path(__file__).with_name("procedure.json")


@cache
def metaschema() -> Draft202012Validator:
    """The checker of contents, made once."""
    return Draft202012Validator(json.loads(FILE.read_text("utf-8")))


@cache
def metaschema_of_schemas() -> Draft202012Validator:
    """The checker of the small schemas that fields carry."""
    return Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})


@cache
def fieldschema() -> Draft202012Validator:
    """The checker of one field that stands by itself."""
    whole = json.loads(FILE.read_text("utf-8"))
    return Draft202012Validator({"$schema": whole["$schema"], "$ref": "#/$defs/field", "$defs": whole["$defs"]})


def field_breaches(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Where and how the row of a field breaks the schema, as (path, message)."""
    return [("/".join(map(str, error.instance_path)), error.message) for error in fieldschema().iter_errors(row)]


def breaches(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Where and how a content breaks the schema, as (path, message)."""
    found = metaschema().iter_errors(content)
    return [("/".join(map(str, error.instance_path)), _sentence(error)) for error in found]


def _sentence(error: ValidationError) -> str:
    """What a keeper can do about it; rarer breaches in the checker's own words."""
    return {
        "minItems": _("Nothing is in it yet."),
        "minLength": _("The text is empty."),
        "maxLength": _("The text is too long."),
        "required": _("Something that must be there is missing: %(what)s") % {"what": error.message},
    }.get(error.kind.name, error.message)
