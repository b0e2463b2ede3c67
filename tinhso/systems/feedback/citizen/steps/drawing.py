"""Drawing a step, and taking what was typed in it."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from tinhso.base.http import page, typed
from tinhso.systems.feedback.citizen.drafting import keep
from tinhso.systems.feedback.citizen.flow import TITLES, Flow


def draw(request: HttpRequest, flow: Flow, step: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one step."""
    number, of = flow.place_of(step)
    return page(
        request, f"feedback/citizen/{more.pop('template', step)}.html", status,
        flow=flow, now=flow.reading, step=step, heading=more.pop("heading", TITLES[step]), number=number, of=of,
        here=flow.url(step), back=flow.before(step), layout=flow.layout, **more,
    )  # fmt: skip


def take(request: HttpRequest, flow: Flow, *names: str) -> Flow:
    """Keep these inputs in the draft exactly as they were typed, before anything is checked."""
    posted = typed(request)
    return Flow(keep(flow.draft, {name: posted.get(name, "") for name in names}), flow.by)


def initial(flow: Flow, form: type[Form]) -> dict[str, str]:
    """What the draft holds for the inputs of a form."""
    return {name: flow.reading.said(name) for name in form.base_fields}
