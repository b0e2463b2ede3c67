"""What allauth asks us on the way: it stops at our door, and we open the session ourselves."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _
from requests import RequestException

from tinhso.base.errors import Refused
from tinhso.engines.accounts.vneid import identity, tokens
from tinhso.engines.accounts.vneid.arrival import arrive
from tinhso.engines.accounts.vneid.errors import NotAccepted


class VneidAdapter(DefaultSocialAccountAdapter):
    """No sign-up, no linking by e-mail: ``arrive`` decides who this is."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Sign the person in and go on to the page they wanted; raises NotAccepted."""
        said = sociallogin.provider.said
        tokens.require_nonce(said, (sociallogin.state.get("data") or {}).get("nonce", ""))
        try:
            arrive(request, identity.read(said), token=said["raw"], end_at=said["end_session_endpoint"])
        except NotAccepted:
            raise
        except Refused as error:  # such as a personal number that cannot be one
            raise NotAccepted(error.sentence) from error
        raise ImmediateHttpResponse(HttpResponseRedirect(sociallogin.state.get("next") or "/"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Every failure becomes a sentence on the sign-in page."""
        raise refusal(error, exception)


def refusal(error: Any, exception: Exception | None) -> Refused:
    """What to tell the person."""
    if isinstance(exception, Refused):
        return exception
    if isinstance(exception, RequestException):
        return unreachable()
    if error == AuthError.CANCELLED:
        return NotAccepted(_("You cancelled the sign-in at VNeID. You can begin again whenever you like."))
    if exception is not None:
        return NotAccepted(_("VNeID did not confirm this sign-in; perhaps it was used already. Sign in again."))
    return NotAccepted(_("This sign-in was begun in another browser or too long ago. Begin again here."))


def unreachable() -> Refused:
    return NotAccepted(_("VNeID does not answer at the moment. What you typed is kept; try again in a few minutes."))
