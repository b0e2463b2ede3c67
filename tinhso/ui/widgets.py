"""Inputs that a form may ask for beside Django's."""

from __future__ import annotations

from typing import Any

from django import forms


class NumberText(forms.TextInput):
    """Digits, with the number keys on a phone; never a spinner that a wheel can turn."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "short", **(attrs or {})})


class DayText(forms.DateInput):
    """A date typed as 22/11/2026; a calendar to click through years is slower for a birthday."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "short", **(attrs or {})})


class LongText(forms.Textarea):
    """Text of several lines; with a ``maxlength`` it counts what is left."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 5, **(attrs or {})})


class Files(forms.ClearableFileInput):
    """One or more files, chosen or dropped."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, several: bool = False) -> None:
        self.allow_multiple_selected = several
        super().__init__({**({"multiple": True} if several else {}), **(attrs or {})})


class SeveralFiles(forms.FileField):
    """A field for any number of files; its value is the list of them, each checked as one file is."""

    widget = Files(several=True)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        checked = [super(SeveralFiles, self).clean(file, initial) for file in given]
        if not given:
            super().clean(None, initial)
        return checked
