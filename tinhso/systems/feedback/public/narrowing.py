"""What the public list is narrowed to; all of it lives in the address, so that it can be kept and sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.systems.feedback.models import Category
from tinhso.systems.feedback.public.queries import Wanted, public_categories
from tinhso.ui.widgets import DayText

STATES = {"mo": True, "xong": False}
ALL = ("", _("all"))


class Narrowing(forms.Form):
    """Of a visitor; what no longer exists is left aside rather than refused: addresses are kept for years."""

    q = forms.CharField(label=_("Words or code"), required=False, max_length=120)
    linh_vuc = forms.CharField(label=_("Category"), required=False, max_length=40, widget=forms.Select)
    khu_vuc = forms.CharField(label=_("Area"), required=False, max_length=20, widget=forms.Select)
    trang_thai = forms.ChoiceField(
        label=_("State"), required=False, choices=[ALL, ("mo", _("not settled yet")), ("xong", _("settled"))]
    )
    tu = forms.DateField(label=_("Reported from"), required=False, widget=DayText)
    den = forms.DateField(label=_("Reported until"), required=False, widget=DayText)

    def __init__(self, query: QueryDict, *, drawn: bool = True) -> None:
        super().__init__(query)
        self._communes: list[Area] = []
        if drawn:
            province = directory.home_province()
            self._communes = directory.communes_of(province) if province else []
            self._choices("linh_vuc", _grouped(public_categories()))
            self._choices("khu_vuc", [(area.code, str(area)) for area in self._communes])

    def wanted(self) -> Wanted:
        """The conditions; a field that cannot be read holds always."""
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        return Wanted(
            words=given.get("q", ""),
            category=given.get("linh_vuc", ""),
            areas=self._areas(given.get("khu_vuc", "")),
            is_open=STATES.get(given.get("trang_thai", "")),
            since=given.get("tu"),
            until=given.get("den"),
        )

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].widget.choices = [ALL, *choices]

    def _areas(self, code: str) -> frozenset[int] | None:
        """A unit of today with all that went into it, or one of before with what came out of it."""
        if not code:
            return None
        area = next((each for each in self._communes if each.code == code), None) or unit_of(code)
        return directory.rollup_areas(area) if area else frozenset()


def unit_of(code: str) -> Area | None:
    """The commune with this code, today's or the last that bore it."""
    units = Area.objects.filter(code=code, level=Area.Level.COMMUNE)
    return units.order_by("-valid_from").first()


def _grouped(categories: Iterable[Category]) -> list[Any]:
    """Fields that hold kinds of trouble as groups, with the whole field as their first entry."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for each in categories:
        field = each.parent or each
        names[field.pk] = field.name
        groups.setdefault(field.pk, [(field.pk, str(_("All of it")))])
        if each.parent:
            groups[field.pk].append((each.pk, each.name))
    return [(names[key], entries) if len(entries) > 1 else (key, names[key]) for key, entries in groups.items()]
