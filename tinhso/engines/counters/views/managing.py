"""The page of whoever keeps a hall: queues, counters, the rule, the days without appointment."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.counters import forms
from tinhso.engines.counters import halls as reads
from tinhso.engines.counters.models import Counter, OpenDay, Queue
from tinhso.engines.counters.naming import hall_name, names_for
from tinhso.engines.counters.ruling import open_days, rule_of
from tinhso.engines.counters.verbs import setting_up
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office

PERMISSION = "counters.manage"
FORMS: dict[str, type[django_forms.Form]] = {
    "hang": forms.QueueForm, "quay": forms.CounterForm, "quy-tac": forms.RuleForm, "ngay-khong-hen": forms.OpenDayForm,
}  # fmt: skip


@require_GET
@official_required(PERMISSION)
def manage(request: SignedIn) -> HttpResponse:
    """The halls that one keeps; the only one opens at once."""
    found = reads.halls_of(access.scopes(request.actor, PERMISSION))
    if len(found) == 1:
        return _hall(request, found[0])
    return page(request, "counters/manage.html", halls=[(office, hall_name(office)) for office in found])


@require_GET
@official_required(PERMISSION)
def manage_hall(request: SignedIn, code: str) -> HttpResponse:
    """One hall."""
    return _hall(request, _office(request, code))


@require_POST
@official_required(PERMISSION)
def change(request: SignedIn, code: str, what: str) -> HttpResponse:
    """Add a queue, a counter, a rule, a day; or close one (``dong`` with its kind and key)."""
    office = _office(request, code)
    if what == "dong":
        return _close(request, office)
    if what not in FORMS:
        raise Http404
    form = _form(what, office, typed(request))
    if form.is_valid():
        try:
            _write(what, office, form.cleaned_data, request)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("counters:manage_hall", code)
    return _hall(request, office, wrong={what: form})


def _write(what: str, office: Office, given: dict[str, Any], request: SignedIn) -> None:
    verb: Any = {"hang": setting_up.open_queue, "quay": setting_up.open_counter, "quy-tac": setting_up.set_rule,
            "ngay-khong-hen": setting_up.open_day}[what]  # fmt: skip
    verb(office, by=request.actor, **given)


def _close(request: SignedIn, office: Office) -> HttpResponse:
    verbs: dict[str, Any] = {"hang": setting_up.close_queue, "quay": setting_up.close_counter,
             "ngay-khong-hen": setting_up.end_day}  # fmt: skip
    posted = typed(request)
    try:
        verbs[posted.get("kind", "")](UUID(posted.get("key", "")), by=request.actor)
    except (KeyError, ValueError, Queue.DoesNotExist, Counter.DoesNotExist, OpenDay.DoesNotExist) as error:
        raise Http404 from error
    except Denied:
        raise
    except Refused as error:
        messages.warning(request, str(error))
    return redirect("counters:manage_hall", office.code)


def _hall(request: SignedIn, office: Office, *, wrong: dict[str, Any] | None = None) -> HttpResponse:
    found = {what: _form(what, office) for what in FORMS} | (wrong or {})
    queues, days = reads.queues_of(office), open_days(office)
    meant: list[Queue | OpenDay] = [*queues, *days]
    return page(
        request, "counters/manage_hall.html", 422 if wrong else 200,
        office=office, name=hall_name(office), queues=queues, counters=reads.counters_of(office), days=days,
        names=names_for(code for row in meant for code in (*row.sectors, *row.topics)),
        sitting=reads.who_sits(office), rule=rule_of(office), passed=reads.out_of_turn(office),
        queue_form=found["hang"], counter_form=found["quay"], rule_form=found["quy-tac"],
        day_form=found["ngay-khong-hen"],
    )  # fmt: skip


def _form(what: str, office: Office, posted: Any = None) -> Any:
    if what == "quay":
        return forms.CounterForm(posted, queues=office.queues.filter(valid_to=None), prefix=what)
    if what == "quy-tac":
        rule = rule_of(office)
        return forms.RuleForm(
            posted, initial={name: getattr(rule, name) for name in forms.RuleForm.base_fields}, prefix=what
        )
    return FORMS[what](posted, prefix=what)


def _office(request: SignedIn, code: str) -> Office:
    """A hall that the reader keeps. Raises Http404, Denied."""
    try:
        office = directory.office_by_code(code)
    except Refused as error:
        raise Http404 from error
    if office is None:
        raise Http404
    access.require_at(request.actor, PERMISSION, directory.subjects_of(office))
    return office
