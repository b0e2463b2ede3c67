"""One of several, some of several, yes or no, and a statement one agrees to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Kind, Posted, Wrong, lower


class Choice(Kind):
    """One of the field's options; few are drawn as buttons, many as a list."""

    template = "forms/fields/choice.html"

    def read(self, field: Field, typed: Any) -> str:
        if typed not in {option.value for option in field.options}:
            raise Wrong(self.say(field))
        return str(typed)

    def say(self, field: Field) -> str:
        return _("Choose: %(label)s.") % {"label": lower(field.label)}

    def show(self, field: Field, value: Any) -> str:
        return next((option.label for option in field.options if option.value == value), str(value))


class Multi(Choice):
    """Any of the field's options."""

    template = "forms/fields/multi.html"

    def typed(self, field: Field, posted: Posted, prefix: str) -> list[str] | None:
        # A page on which nothing is ticked posts nothing, so each such field also posts a hidden mark.
        return posted.getlist(prefix) if prefix in posted or f"{prefix}.asked" in posted else None

    def clean(self, field: Field, typed: Any) -> list[str]:
        return [str(item) for item in typed] if isinstance(typed, list) else []

    def read(self, field: Field, typed: Any) -> list[str]:  # type: ignore[override]
        known = [option.value for option in field.options]
        if not set(typed) <= set(known):
            raise Wrong(self.say(field))
        return [value for value in known if value in typed]

    def show(self, field: Field, value: Any) -> str:
        return "; ".join(Choice.show(self, field, item) for item in value)


class YesNo(Choice):
    """Yes or no, stored as true or false."""

    template = "forms/fields/yes_no.html"

    def read(self, field: Field, typed: Any) -> bool:  # type: ignore[override]
        if typed not in ("yes", "no"):
            raise Wrong(self.say(field))
        return bool(typed == "yes")

    def show(self, field: Field, value: Any) -> str:
        return _("Yes") if value else _("No")

    def retype(self, field: Field, value: Any) -> str:
        return "yes" if value else "no"


class Consent(Kind):
    """A statement that one makes by ticking it, stored as true."""

    template = "forms/fields/consent.html"

    def typed(self, field: Field, posted: Posted, prefix: str) -> str | None:
        if prefix in posted:
            return "yes"
        return "" if f"{prefix}.asked" in posted else None

    def read(self, field: Field, typed: Any) -> bool:
        return True

    def say(self, field: Field) -> str:
        return _("Tick the statement to go on: %(label)s.") % {"label": lower(field.label.rstrip("."))}

    def show(self, field: Field, value: Any) -> str:
        return _("Yes")

    def retype(self, field: Field, value: Any) -> str:
        return "yes" if value else ""
