"""What every sheet of a row has in common."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from tinhso.base.text import nfc
from tinhso.ui.widgets import LongText

Row = dict[str, Any]


class RowSheet(forms.Form):
    """``row`` is the row as it stands, ``content`` the version's; ``TEXTS`` are kept as they are typed, if at all."""

    TEXTS: tuple[str, ...] = ()
    example = forms.BooleanField(
        label=_("Not yet compared with the legal text"), required=False,
        help_text=_("People then read “illustrative value” beside it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Row, content: Row) -> None:
        self.row, self.content = row, content
        super().__init__(data, initial=self.begin())

    @property
    def plain(self) -> list[forms.BoundField]:
        """The inputs beside those of a condition, for the page."""
        conditional = ("joint", "rule", "if_", "not_", "example")
        return [*(self[name] for name in self.fields if not name.startswith(conditional)), self["example"]]

    @property
    def has_condition(self) -> bool:
        return "joint" in self.fields

    def begin(self) -> Row:
        """What the inputs hold at first."""
        return dict(self.row)

    def made(self) -> Row:
        """The row as the content keeps it; what is empty is left out."""
        given = self.cleaned_data
        texts = {name: nfc(given[name].replace("\r\n", "\n")) for name in self.TEXTS if given[name]}
        return texts | ({"example": True} if given["example"] else {})


def line(label: Any, *, required: bool = True, most: int = 300, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, **more)


def prose(label: Any, *, required: bool = True, rows: int = 3, **more: Any) -> forms.CharField:
    """A long text; nobody comes near its limit, so nothing counts what is left."""
    longest = [MaxLengthValidator(4000)]
    widget = LongText(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=widget, validators=longest, **more)
