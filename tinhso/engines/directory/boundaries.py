"""The page on which whoever manages the province's offices loads real outlines of its communes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.access.api import require_at
from tinhso.engines.directory.queries.offices import subjects_of, top_office
from tinhso.engines.directory.queries.shapes import sources_of_today
from tinhso.engines.directory.verbs.shapes import load_shapes
from tinhso.ui.widgets import Files

LARGEST = 30 * 2**20  # bytes


class BoundariesForm(forms.Form):
    file = forms.FileField(
        label=_("File of outlines (GeoJSON)"), widget=Files(),
        help_text=_("Each outline names its unit by a property “code”, in degrees of WGS 84. All are taken or none."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=200, required=False, help_text=_("Who drew them, and when. It stands by the map.")
    )

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("At most 30 MB. Load the outlines in parts."))
        return given


@login_required
@require_http_methods(["GET", "POST"])
def boundaries(request: HttpRequest) -> HttpResponse:
    """Which communes have a real outline today, from whom; and a form for more. Raises Denied."""
    actor, top = getattr(request, "actor", None), top_office()
    by = require_at(actor, "directory.manage", subjects_of(top) if top else ())
    form = BoundariesForm(typed(request) if request.method == "POST" else None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            loaded = load_shapes(given["file"].read(), source=given["source"], by=by)
        except Refused as refused:
            form.add_error(refused.field or "file", str(refused))
        else:
            said = ngettext("%(n)d outline was taken over.", "%(n)d outlines were taken over.", len(loaded))
            messages.success(request, said % {"n": len(loaded)})
            return redirect("directory:boundaries")
    status = 422 if form.errors else 200
    return page(request, "directory/boundaries.html", status, form=form, sources=sources_of_today())
