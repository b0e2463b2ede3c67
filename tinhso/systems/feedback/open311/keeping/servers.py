"""Servers of others that speak Open311: their address, our key there, which of our fields is which service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.desk.choices import kinds
from tinhso.systems.feedback.models import Category, Peer
from tinhso.systems.feedback.open311.handing_on import peer_with, put_peer
from tinhso.systems.feedback.open311.keys import RIGHT

SERVICE = "service_"


class PeerForm(forms.Form):
    """One field for each field of reports: what it is called there; empty where it is not their matter."""

    code = forms.SlugField(label=_("Short code, which stays"), max_length=40)
    name = forms.CharField(label=_("Name of the server"), max_length=160, required=False)
    url = forms.URLField(label=_("Address, down to /v2"), assume_scheme="https")
    jurisdiction = forms.CharField(label=_("Jurisdiction (jurisdiction_id)"), max_length=120, required=False)
    key = forms.CharField(
        label=_("Our key there (api_key)"), max_length=200, required=False, widget=forms.PasswordInput,
        help_text=_("Kept sealed and never shown. Left empty, the one that is kept stays."),
    )  # fmt: skip
    fetches_into = forms.ModelChoiceField(
        Category.objects.none(), label=_("Take in its open reports as"), required=False,
        empty_label=_("nothing: we only send there"),
    )  # fmt: skip
    is_open = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, peer: Peer | None, **kwargs: Any) -> None:
        kwargs["initial"] = _first(peer)
        super().__init__(*args, **kwargs)
        self.kept: dict[str, str] = dict(peer.services) if peer else {}
        if peer is not None:
            del self.fields["code"]
        self.fields["fetches_into"].queryset = kinds()  # type: ignore[attr-defined]
        never = (Category.Openness.ELSEWHERE, Category.Openness.CONFIDENTIAL)
        for each in Category.objects.filter(parent=None).exclude(openness__in=never):
            self.fields[SERVICE + each.pk] = forms.CharField(
                label=each.name, max_length=80, required=False, widget=forms.TextInput({"class": "short"})
            )

    def about_the_server(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(SERVICE)]

    def services(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(SERVICE)]

    @property
    def values(self) -> dict[str, Any]:
        """What ``put_peer`` takes; services of single kinds, which have no field here, stay."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith(SERVICE)}
        said = {name.removeprefix(SERVICE): self.cleaned_data[name] for name in self.fields if name.startswith(SERVICE)}
        given["services"] = {code: there for code, there in {**self.kept, **said}.items() if there}
        return given


@official_required(RIGHT)
def server(request: SignedIn, code: str = "") -> HttpResponse:
    """Know another server, or change one."""
    peer = peer_with(code) if code else None
    if code and peer is None:
        raise Http404
    form = PeerForm(typed(request) if request.method == "POST" else None, peer=peer)
    if form.is_valid():
        given = form.values
        short = given.pop("code", code)
        try:
            if not code and peer_with(short) is not None:
                raise Refused(_now("Another server has this code."), field="code")
            put_peer(short, **given, by=request.actor)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _now("The server is kept."))
            return redirect("feedback:partners")
    return page(request, "feedback/open311/server.html", 422 if form.errors else 200, form=form, peer=peer)


def _first(peer: Peer | None) -> dict[str, Any]:
    if peer is None:
        return {}
    names = ("name", "url", "jurisdiction", "is_open")
    first = {name: getattr(peer, name) for name in names} | {"fetches_into": peer.fetches_into_id}
    return first | {SERVICE + code: there for code, there in peer.services.items()}
