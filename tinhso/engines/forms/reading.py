"""From what was typed to what it means, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.kinds.kind import Posted, check_schema
from tinhso.engines.forms.questions import Asking
from tinhso.engines.forms.visibility import visible

MOST_TYPED = 200_000  # characters of one form as JSON
Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """What a whole form means. ``wrong`` has a sentence per input of each field that is asked and cannot be taken."""

    values: dict[str, Any]
    wrong: dict[str, dict[str, str]]
    asked: frozenset[str]


def typed_on(version: Asking, posted: Posted) -> dict[str, Any]:
    """What a page posted, by field; unknown inputs are dropped, fields that were not on the page are left out."""
    found = {name: KINDS[field.type].typed(field, posted, name) for name, field in version.fields.items()}
    return {name: typed for name, typed in found.items() if typed is not None}


def clean(version: Asking, typed: Typed) -> dict[str, Any]:
    """The known fields of ``typed``, each forced into its kind's shape. Raises Refused above the limit of size."""
    kept = {
        name: KINDS[field.type].clean(field, typed[name]) for name, field in version.fields.items() if name in typed
    }
    if len(dumps(kept)) > MOST_TYPED:
        raise Refused(_("The form is too long to be kept. Shorten the long answers or attach them as a file."))
    return kept


def read(version: Asking, typed: Typed) -> Reading:
    """Read every field; what is hidden by its conditions has neither value nor error."""
    values: dict[str, Any] = {}
    wrong: dict[str, dict[str, str]] = {}
    for name, field in version.fields.items():
        try:
            if (value := read_one(field, typed.get(name))) is not None:
                values[name] = value
        except Wrong as found:
            wrong[name] = found.sentences
    asked = visible(version, values)
    return Reading(
        values={name: value for name, value in values.items() if name in asked},
        wrong={name: sentences for name, sentences in wrong.items() if name in asked},
        asked=asked,
    )


def read_one(field: Field, typed: Any) -> Any:
    """The value of one field, None for an optional one left empty. Raises Wrong."""
    kind = KINDS[field.type]
    typed = kind.clean(field, typed)
    if kind.is_empty(typed):
        if field.required:
            raise Wrong(kind.say(field))
        return None
    value = kind.read(field, typed)
    check_schema(field, value)
    return value


def validate(version: Asking, answers: Mapping[str, Any]) -> dict[str, str]:
    """Errors per input of answers given as values (as the API does): ``{"child": "Enter …"}``."""
    return flat(read(version, clean(version, retyped(version, answers))).wrong)


def retyped(version: Asking, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they would have been typed, by field; those of unknown fields are dropped."""
    return {name: _retyped(field, answers[name]) for name, field in version.fields.items() if name in answers}


def _retyped(field: Field, value: Any) -> Any:
    """What has not even the shape of the field's values stays: ``clean`` forces it, ``read`` says what is wrong."""
    try:
        return KINDS[field.type].retype(field, value)
    except (AttributeError, LookupError, TypeError, ValueError, Refused):
        return value


def flat(wrong: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """``{"father": {"number": …}}`` as ``{"father.number": …}``."""
    return {
        f"{name}.{part}" if part else name: sentence
        for name, sentences in wrong.items()
        for part, sentence in sentences.items()
    }
