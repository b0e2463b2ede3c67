"""What the catalogue shows: invented, but as it would stand on a real page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.ui.icons import ICONS
from tinhso.ui.rows import Entry, Page, Row, Step, Tab, Task
from tinhso.ui.widgets import DayText, Files, LongText, NumberText


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Full name"), help_text=_("As printed on the identity card."), max_length=80)
    born_on = forms.DateField(label=_("Date of birth"), help_text=_("For example 22/11/1966"), widget=DayText)
    copies = forms.IntegerField(label=_("Number of copies"), min_value=1, max_value=20, widget=NumberText)
    office = forms.ChoiceField(
        label=_("Place of receipt"),
        choices=[("", _("Choose a place")), ("1", "UBND xã Cần Giuộc"), ("2", "UBND phường Long An")],
    )
    answer_by = forms.ChoiceField(
        label=_("How do you want the answer?"),
        choices=[("here", _("On this platform")), ("post", _("By post"))],
        widget=forms.RadioSelect,
    )
    address = forms.CharField(label=_("Address for the post"), required=False)
    why = forms.CharField(label=_("Reason"), max_length=200, widget=LongText, required=False)
    papers = forms.FileField(label=_("Papers"), help_text=_("PDF or photo, at most 20 MB each."), widget=Files)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    agree = forms.BooleanField(label=_("I declare that what I wrote is true."))


class SamplePlace(forms.Form):
    """Where something is: a pin on the map, or an address in words."""

    latitude = forms.FloatField(required=False)
    longitude = forms.FloatField(required=False)
    where = forms.CharField(
        label=_("Where is it?"), required=False, help_text=_("House number, street, hamlet; or set the pin on the map.")
    )


class SampleFilter(forms.Form):
    """What a list is narrowed by; it lives in the address."""

    words = forms.CharField(label=_("Code or name"), required=False)
    office = SampleForm.base_fields["office"]


def everything() -> dict[str, Any]:
    """The rows of every list component, dated around the present moment."""
    now = clock.now()

    def hours(n: float) -> datetime:
        return now + timedelta(hours=n)

    return {
        "now": now,
        "icons": sorted(ICONS),
        "deadlines": [
            (hours(24 * 6), None), (hours(30), None), (hours(3), None), (hours(-3), None), (hours(-24 * 4), None),
            (hours(48), now), (now, hours(-1)), (hours(-72), now),
        ],
        "rows": [
            Row(_("Dossier code"), "H53.18-261122-0007"),
            Row(_("Procedure"), _("Extract of the civil status register")),
            Row(_("Applicant"), "Nguyễn Thị Hường", "#", _("Change")),
        ],
        "entries": [
            Entry(hours(-2), _("Result returned"), by="UBND xã Cần Giuộc", tone="done"),
            Entry(hours(-20), _("Supplement asked for"), _("The copy of the household book is blurred."), tone="near"),
            Entry(hours(-44), _("Dossier received"), _("At the one-stop desk."), "Trần Quốc Bảo"),
        ],
        "way": [
            Step(_("Submitted"), "done", "20/11"), Step(_("Received"), "done", "20/11"),
            Step(_("Being processed"), "now"), Step(_("Signed")), Step(_("Returned")),
        ],
        "tasks": [
            Task(_("About you"), "#", _("Filled in"), "done"),
            Task(_("Papers"), "#", _("Begun"), "new", _("2 of 3 attached")),
            Task(_("Fee"), "", _("Not yet open")),
        ],
        "tabs": [Tab(_("Waiting for me"), "#", True, 14), Tab(_("In progress"), "#", False, 1565), Tab(_("Done"), "#")],
        "list": Page([], older="?sau=7", newest="?"),
        "worklist": [
            ("H53.18-261122-0007", _("Extract of the civil status register"), "Nguyễn Thị Hường", hours(-3)),
            ("H53.18-261121-0112", _("Registration of a household business"), "Lê Hoàng Phúc", hours(5)),
            ("H53.18-261121-0098", _("Construction permit for a house"), "Đặng Văn Út", hours(30)),
            ("H53.18-261120-0041", _("Registration of birth"), "Võ Thị Ngọc Ánh", hours(24 * 6)),
        ],
    }  # fmt: skip


def points() -> dict[str, Any]:
    """As a part's GeoJSON answers ``<province-map mode="show">``: forty reports around Tân An, most close together."""
    states = [
        ("new", _("New")), ("near", _("Nearly due")), ("late", _("Overdue")), ("done", _("Done")),
        ("neutral", _("Closed")),
    ]  # fmt: skip
    features = []
    for n in range(40):
        tone, state = states[n % 5]
        spread = 0.004 if n < 30 else 0.09
        place = [106.41 + spread * ((n * 7) % 11 - 5) / 5, 10.54 + spread * ((n * 5) % 13 - 6) / 6]
        features.append({
            "type": "Feature",
            "properties": {"title": f"PA-{n + 1:04}", "url": "#", "state": str(state), "tone": tone},
            "geometry": {"type": "Point", "coordinates": [round(c, 5) for c in place]},
        })  # fmt: skip
    return {"type": "FeatureCollection", "features": features}
