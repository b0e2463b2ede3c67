"""Local alerts: a person chooses an area, or a circle, of which they want to hear."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Alert, Category
from tinhso.systems.feedback.public.narrowing import Narrowing, unit_of

MOST = 20  # alerts of one person
NEAREST, FARTHEST = 100, 10_000  # metres


class AlertForm(forms.Form):
    """A commune, or a point with metres around it."""

    khu_vuc = forms.CharField(label=gettext_lazy("Area"), required=False, max_length=20, widget=forms.Select)
    linh_vuc = forms.CharField(label=gettext_lazy("Category"), required=False, max_length=40, widget=forms.Select)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    met = forms.TypedChoiceField(
        label=gettext_lazy("Around the point on the map"), required=False, coerce=int, empty_value="1000",
        choices=[(500, "500 m"), (1000, "1 km"), (3000, "3 km")],
    )  # fmt: skip

    def __init__(self, *args: object, choices: Narrowing, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("khu_vuc", "linh_vuc"):
            self.fields[name].widget.choices = choices.fields[name].widget.choices


def ask_for(
    *,
    by: Actor,
    category: str = "",
    area: str = "",
    lat: float | None = None,
    lng: float | None = None,
    metres: int = 0,
) -> Alert:
    """``by`` wants to hear of new reports there. Raises Refused (``khu_vuc``) without a place, or for too many."""
    unit = unit_of(area) if area else None
    if unit is None and (lat is None or lng is None):
        raise Refused(_("Choose an area, or set a point on the map."), field="khu_vuc")
    if Alert.objects.filter(subject=by.subject).count() >= MOST:
        raise Refused(_("You have %(n)d alerts. Stop one of them first.") % {"n": MOST}, field="khu_vuc")
    wanted: dict[str, Any] = {
        "subject": by.subject,
        "category": Category.objects.filter(pk=category).first() if category else None,
        "area": unit,
        "lat": None if unit else lat,
        "lng": None if unit else lng,
        "metres": 0 if unit else min(max(metres, NEAREST), FARTHEST),
    }
    return Alert.objects.get_or_create(**wanted)[0]


def alerts_of(by: Actor) -> list[Alert]:
    return list(Alert.objects.filter(subject=by.subject).select_related("area", "category").order_by("-at"))


def forget(key: UUID, *, by: Actor) -> None:
    """One's own alert; another's stays."""
    Alert.objects.filter(pk=key, subject=by.subject).delete()


@citizen_required
def alerts(request: SignedIn) -> HttpResponse:
    """One's alerts and a form for another."""
    choices = Narrowing(request.GET)
    form = AlertForm(typed(request) if request.method == "POST" else None, choices=choices, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            ask_for(
                by=request.actor, category=given["linh_vuc"], area=given["khu_vuc"],
                lat=given["lat"], lng=given["lng"], metres=int(given["met"]),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("You will be told of new reports there."))
            return HttpResponseRedirect(reverse("feedback:alerts"))
    status = 422 if form.errors else 200
    return page(request, "feedback/public/alerts.html", status, form=form, alerts=alerts_of(request.actor))


@require_POST
@citizen_required
def stop(request: SignedIn, key: UUID) -> HttpResponse:
    forget(key, by=request.actor)
    messages.success(request, _("This alert was stopped."))
    return HttpResponseRedirect(reverse("feedback:alerts"))
