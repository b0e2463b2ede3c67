"""Where papers can be brought to the post, for everybody."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.post import queries


class PointForm(forms.Form):
    q = forms.CharField(label=_("Commune or ward"), required=False, max_length=80)


@require_GET
def points(request: HttpRequest) -> HttpResponse:
    form = PointForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    with_point, communes = queries.served()
    return page(
        request, "post/points.html", form=form, points=queries.points(words), with_point=with_point, communes=communes
    )
