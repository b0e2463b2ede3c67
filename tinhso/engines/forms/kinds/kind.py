"""The common shape of all field types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from json import dumps, loads
from typing import Any, Protocol

from django.utils.translation import gettext as _
from jsonschema_rs import Draft202012Validator

from tinhso.base.text import nfc
from tinhso.engines.forms.fields import Field


class Posted(Protocol):
    """What a page posts: ``request.POST`` is one."""

    def __contains__(self, name: object, /) -> bool: ...
    def getlist(self, name: str, /) -> list[str]: ...
    def __iter__(self) -> Any: ...


class Wrong(Exception):
    """An answer that cannot be taken, with a sentence for each input of the field ("" is the field itself)."""

    def __init__(self, sentences: Mapping[str, str] | str) -> None:
        self.sentences = {"": sentences} if isinstance(sentences, str) else dict(sentences)
        super().__init__(next(iter(self.sentences.values())))


class Kind:
    """One input with one text; the other types differ from it.

    *Typed* is what a person typed, kept as it is in drafts; *value* is what it means, stored in submissions.
    """

    template = "forms/fields/text.html"
    most = 200  # characters

    def typed(self, field: Field, posted: Posted, prefix: str) -> Any:
        """What was typed for the field whose inputs begin with ``prefix``; None if the page had no such field."""
        return posted.getlist(prefix)[-1] if prefix in posted else None

    def clean(self, field: Field, typed: Any) -> Any:
        """``typed`` from outside a page, such as a draft or the API, forced into the kind's shape."""
        return typed if isinstance(typed, str) else "" if typed is None else str(typed)

    def is_empty(self, typed: Any) -> bool:
        return not typed or (isinstance(typed, str) and not nfc(typed))

    def read(self, field: Field, typed: Any) -> Any:
        """The value of a non-empty answer. Raises Wrong."""
        text = nfc(typed)
        most = field.schema.get("maxLength", self.most)
        if len(text) > most:
            raise Wrong(_("%(label)s may have at most %(most)s characters; this has %(count)s.")
                        % {"label": field.label, "most": most, "count": len(text)})  # fmt: skip
        return text

    def say(self, field: Field) -> str:
        """The sentence for an answer that is missing."""
        return _("Enter: %(label)s.") % {"label": lower(field.label)}

    def show(self, field: Field, value: Any) -> str:
        """The value as a person reads it."""
        return str(value)

    def retype(self, field: Field, value: Any) -> Any:
        """The value as it would have been typed."""
        return value


def lower(label: str) -> str:
    """A label within a sentence: a small first letter unless the word is an abbreviation."""
    return label if len(label) > 1 and label[1].isupper() else label[:1].lower() + label[1:]


def check_schema(field: Field, value: Any) -> None:
    """Hold the field's own JSON Schema against a value. Raises Wrong with a sentence."""
    if not field.schema:
        return
    for error in _validator(dumps(field.schema, sort_keys=True)).iter_errors(value):
        rule = error.kind.name
        limit = error.kind.as_dict().get("limit")
        raise Wrong(field.message(rule) or _sentence(rule, limit) % {"label": field.label, "limit": limit})


def _sentence(rule: str, limit: Any) -> str:
    sentences = {
        "minLength": _("%(label)s must have at least %(limit)s characters."),
        "maxLength": _("%(label)s may have at most %(limit)s characters."),
        "minimum": _("%(label)s must be %(limit)s or more."),
        "maximum": _("%(label)s must be %(limit)s or less."),
        "minItems": _("%(label)s needs at least %(limit)s entries."),
        "maxItems": _("%(label)s may have at most %(limit)s entries."),
    }
    return sentences.get(rule) or _("%(label)s is not written in the form that is asked for.")


@lru_cache(maxsize=512)
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(loads(schema))
