"""Being reached at another number or by mail: it counts once a code that was sent there came back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.base.codes import phone as read_phone
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.accounts import api as accounts
from tinhso.engines.accounts.api import Visit
from tinhso.systems.feedback.citizen.codes import CONTACT
from tinhso.systems.feedback.citizen.doors import Door
from tinhso.systems.feedback.citizen.forms import CodeForm
from tinhso.systems.feedback.citizen.replying import change_contact
from tinhso.systems.feedback.citizen.sheet import sheet_for

_SESSION = "feedback.contact"


def send(request: Visit, door: Door, typed: str) -> None:
    """Send a code to the new number or mail address. Raises Refused beside ``phone``."""
    if door.reporter.party_id is not None:
        raise Refused(_("Your number is kept with your account. Change it there."), field="phone")
    number = nfc(typed).strip() if "@" in typed else read_phone(typed, mobile=True)
    try:
        accounts.send_code(number, CONTACT, address=accounts.address_of(request))
    except Refused as refused:
        raise Refused(str(refused), field="phone") from refused
    request.session[_SESSION] = {"code": door.code, "number": number}


def asked(request: Visit, door: Door) -> CodeForm | None:
    """The form for the code, while one is on its way for this report."""
    return CodeForm() if _number(request, door) else None


def confirm(request: Visit, door: Door) -> CodeForm | None:
    """Change the contact if the code is right: None then, else the form with what is wrong."""
    form, number = CodeForm(request.POST), _number(request, door)
    if not number:
        form.add_error(None, _("No code is awaited. Enter the new number or address first."))
    elif form.is_valid():
        try:
            if accounts.confirm_code(number, CONTACT, form.cleaned_data["code"], address=accounts.address_of(request)):
                with access.reading_as(door.me):
                    new = {"email": number} if "@" in number else {"phone": number}
                    change_contact(sheet_for(door.code).report, **new, by=door.me)
                request.session.pop(_SESSION, None)
                return None
            form.add_error("code", _("This is not the code, or it is too old. Look again, or ask for another."))
        except Refused as refused:
            form.add_error("code", str(refused))
    return form


def _number(request: Visit, door: Door) -> str:
    held = request.session.get(_SESSION) or {}
    return str(held.get("number", "")) if held.get("code") == door.code else ""
