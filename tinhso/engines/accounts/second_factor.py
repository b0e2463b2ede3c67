"""The second factor of officials: time-based codes (RFC 6238) and recovery codes, by allauth."""

from __future__ import annotations

import base64
from io import BytesIO

import segno
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.accounts import demonstration, roles
from tinhso.engines.accounts.limits import Limit
from tinhso.engines.accounts.users import User
from tinhso.engines.events.api import PLATFORM, record

GUESSES = Limit("second factor", burst=10, seconds=60)  # reached only past the right password
ONCE = Limit("code used", burst=1, seconds=180)  # a code is worth nothing the second time


def is_set_up(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def new_secret() -> str:
    return str(generate_totp_secret())


def picture(user: User, secret: str) -> str:
    """The QR code for an authenticator application, as a data address of an SVG."""
    about = urlencode({"secret": secret, "issuer": settings.PROVINCE})
    out = BytesIO()
    segno.make(f"otpauth://totp/{user.username}?{about}").save(out, kind="svg", scale=5, border=2)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"


@transaction.atomic
def set_up(user: User, secret: str, code: str) -> list[str]:
    """Begin to use ``secret`` once ``code`` proves that the application has it. Returns the recovery codes."""
    User.objects.select_for_update().get(pk=user.pk)
    if is_set_up(user):
        raise AlreadyDone(_("This account has a second factor already."))
    if not validate_totp_code(secret, code):
        raise Refused(_("This code is not right. Enter the six digits that the application shows now."), field="code")
    TOTP.activate(user, secret)
    record("accounts.second_factor_set", on=user, by=roles.actor(user, None) or PLATFORM)
    return list(RecoveryCodes.activate(user).generate_codes())


def check(user: User, code: str) -> None:
    """Raises Refused unless ``code`` is the application's current one or an unused recovery code."""
    GUESSES.require(user.pk)
    code = code.replace(" ", "")
    if not any(_fits(user, found, code) for found in Authenticator.objects.filter(user=user).order_by("-type")):
        with transaction.atomic():
            record("accounts.refused", on=user, means="code")
        raise Refused(_("This code is not right. Enter the six digits that the application shows now."), field="code")
    GUESSES.forget(user.pk)


def _fits(user: User, found: Authenticator, code: str) -> bool:
    if found.type == Authenticator.Type.RECOVERY_CODES:
        return bool(RecoveryCodes(found).validate_code(code))
    secret = decrypt(found.data["secret"])
    if secret == demonstration.secret_of(user.username) and not demonstration.is_on():
        return False
    return bool(validate_totp_code(secret, code)) and ONCE.has_room(user.pk, code)
