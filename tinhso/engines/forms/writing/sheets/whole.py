"""The parts that are no lists: what the procedure is, and where its papers are handed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.text import nfc, sort_key
from tinhso.engines.directory.models import Office
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.writing.sheets.sheet import Row, line, prose
from tinhso.ui.widgets import NumberText

TEXTS = ("name", "name_en", "summary", "summary_en", "fee_note", "fee_note_en")
TAKING = (Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.CENTRE, Office.Kind.POLICE)
REACH = (
    ("any", _("at any one-stop desk of the province, whichever agency settles it")),
    ("own", _("at the agency that settles it")), ("named", _("only at the offices chosen here")),
)  # fmt: skip


class GeneralSheet(forms.Form):
    """Name, field, level, audience, the agency that settles it, the number of sets, what is said about fees."""

    name = prose(_("Name of the procedure"), rows=2)
    name_en = prose(_("Name in English"), required=False, rows=2)
    summary = prose(_("In a sentence or two"), required=False)
    summary_en = prose(_("The same in English"), required=False)
    sector = forms.ChoiceField(label=_("Field"), choices=())
    level = forms.ChoiceField(label=_("Online level"), choices=Procedure.Level.choices)
    agency_levels = forms.MultipleChoiceField(
        label=_("Settled at"), choices=Procedure.AgencyLevel.choices, widget=forms.CheckboxSelectMultiple
    )
    audience = forms.MultipleChoiceField(
        label=_("Who may apply"), choices=Procedure.Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    life_events = forms.MultipleChoiceField(
        label=_("Life events"), choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    agency = line(_("Agency that settles it"))
    coordinating = line(_("Agencies that take part"), required=False)
    sets = forms.IntegerField(
        label=_("Sets of papers"), min_value=1, max_value=9, required=False, widget=NumberText(),
    )  # fmt: skip
    fee_note = prose(_("What is said about the fee"), required=False, rows=2)
    fee_note_en = prose(_("The same in English"), required=False, rows=2)
    free = forms.BooleanField(label=_("Nothing is charged"), required=False)

    def __init__(self, data: Any = None, *, content: Row) -> None:
        agency = content.get("agency", {})
        super().__init__(data, initial=content | {"agency": agency.get("name", ""),
                                                  "coordinating": agency.get("coordinating", "")})  # fmt: skip
        self.content = content
        self.fields["sector"].choices = [(one.code, one.name) for one in Sector.objects.all()]  # type: ignore[attr-defined]
        events = [(one.code, one.name) for one in LifeEvent.objects.all()]
        self.fields["life_events"].choices = events  # type: ignore[attr-defined]

    def changed(self, content: Row) -> Row:
        """The content with what was written here over it."""
        given = self.cleaned_data
        kept = {key: value for key, value in content.items() if key not in {*TEXTS, "sets", "life_events", "free"}}
        agency = {key: value for key, value in content.get("agency", {}).items() if key != "coordinating"}
        agency["name"] = nfc(given["agency"])
        if given["coordinating"]:
            agency["coordinating"] = nfc(given["coordinating"])
        kept |= {name: nfc(given[name].replace("\r\n", "\n")) for name in TEXTS if given[name]}
        kept |= {name: given[name] for name in ("sets", "life_events", "free") if given[name]}
        return kept | {name: given[name] for name in ("sector", "level", "agency_levels", "audience")} | {
            "agency": agency
        }  # fmt: skip


class PlacesSheet(forms.Form):
    """Where papers are handed in: anywhere in the province, where it is settled, or at named offices."""

    reach = forms.ChoiceField(
        label=_("Where it is handed in"), widget=forms.RadioSelect,
        choices=REACH,
    )  # fmt: skip
    offices = forms.MultipleChoiceField(
        label=_("Chosen offices"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("To be marked only where it is handed in at chosen offices alone."),
    )  # fmt: skip
    note = prose(_("Note"), required=False, rows=2)
    note_en = prose(_("Note in English"), required=False, rows=2)

    def __init__(self, data: Any = None, *, content: Row) -> None:
        super().__init__(data, initial=content.get("places"))
        self.content = content
        working = Office.objects.all().on(clock.today()).filter(kind__in=TAKING)
        named = sorted(working.values_list("code", "name"), key=lambda pair: sort_key(pair[1]))
        self.fields["offices"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reach") == "named" and not given.get("offices"):
            self.add_error("offices", gettext("Choose at least one office."))
        if given.get("reach") in ("any", "own") and given.get("offices"):
            self.add_error("reach", gettext("Offices are marked below. Choose “only at the offices chosen here”, or "
                                            "take the marks away."))  # fmt: skip
        return given

    def changed(self, content: Row) -> Row:
        given = self.cleaned_data
        row: Row = {"reach": given["reach"]}
        if given["reach"] == "named":
            row["offices"] = sorted(given["offices"])
        row |= {name: nfc(given[name].replace("\r\n", "\n")) for name in ("note", "note_en") if given[name]}
        return content | {"places": row}
