"""What these pages have in common: what is asked for, what the reader may do, a verb's refusal in its form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.forms import Form
from django.http import HttpRequest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import holds
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators import choices
from tinhso.engines.indicators.as_known import FIELD, read_day
from tinhso.engines.indicators.period_names import read_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.units_of import offices_within

RIGHTS = ("define", "approve", "plan", "enter", "close")


def rights(actor: Actor | None) -> dict[str, bool]:
    """What the reader may do somewhere, for the links of a page."""
    return {name: holds(actor, f"indicators.{name}") for name in RIGHTS}


def day_asked(request: HttpRequest) -> date | None:
    """As known at the end of which day; None for now. Raises Refused for what is no day, or one to come."""
    return read_day(request.GET.get(FIELD, ""))


def period_asked(request: HttpRequest, day: date | None = None) -> Period:
    text = request.GET.get("ky", "")
    return read_period(text) if text else choices.this_month(day or clock.today())


def owners(actor: Actor | None, permission: str) -> list[tuple[str, str]]:
    """The offices that may answer for something, as choices."""
    return [(node.code, node.name) for node in offices_within(actor, permission)]


def office_named(code: str) -> Office:
    """Raises Denied for an office that is not there."""
    found = directory.office_by_code(code)
    if found is None:
        raise Denied
    return found


@contextmanager
def told(form: Form) -> Iterator[None]:
    """A refusal of a verb becomes an error of the form, beside its field where it names one."""
    try:
        yield
    except Denied:
        raise
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
