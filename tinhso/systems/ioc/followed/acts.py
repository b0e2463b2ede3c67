"""What may be done with given work on its page: a form each, and the verb behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest

from tinhso.base.registry import Text
from tinhso.systems.ioc.followed.nouns import Followed
from tinhso.systems.ioc.pages.telling import told


@dataclass
class Act:
    """One form of the page; ``do`` takes the work and what the form holds."""

    code: str
    title: Text
    button: Text
    form_class: Callable[..., forms.Form]
    do: Callable[..., Any]
    is_main: bool = False
    is_rare: bool = False  # folded away until it is wanted
    form: forms.Form = field(init=False)

    def __post_init__(self) -> None:
        self.form = self.form_class(prefix=self.code)


def by_code(acts: list[Act]) -> dict[str, Act]:
    return {act.code: act for act in acts}


def acted(request: HttpRequest, work: Followed, acts: Mapping[str, Act]) -> tuple[bool, forms.Form | None]:
    """Do what was posted; whether it was done, and the form that was not right."""
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return False, None
    act.form = act.form_class(request.POST, request.FILES, prefix=act.code)
    if act.form.is_valid():
        with told(act.form):
            act.do(work, by=request.actor, **act.form.cleaned_data)  # type: ignore[attr-defined]
            return True, None
    return False, act.form
