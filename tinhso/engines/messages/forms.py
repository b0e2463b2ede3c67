"""What the list reads from its address."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import QueryDict


class After(forms.Form):
    """``?sau=<key>``: the page below that message; anything else is the first page."""

    sau = forms.UUIDField(required=False)

    @classmethod
    def read(cls, query: QueryDict) -> UUID | None:
        form = cls(query)
        return form.cleaned_data["sau"] if form.is_valid() else None
