"""The choice of how to sign in, and the way to VNeID and back."""

from __future__ import annotations

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.next_page import next_page
from tinhso.engines.accounts.vneid.adapter import unreachable
from tinhso.engines.accounts.vneid.client import VneidClient


@require_GET
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    return choice(request)


@require_GET
@never_cache
def vneid(request: HttpRequest) -> HttpResponse:
    """Go to VNeID. A link, not a form: it changes nothing here, and the state binds the way back to this browser."""
    return _with_sentences(request, OAuth2LoginView)


@require_GET
@never_cache
def vneid_done(request: HttpRequest) -> HttpResponse:
    return _with_sentences(request, OAuth2CallbackView)


def choice(request: HttpRequest, error: Refused | None = None) -> HttpResponse:
    """The two ways in; with ``error``, why the last attempt failed."""
    status = error.status if error else 200
    return page(request, "accounts/sign_in.html", status=status, next=next_page(request), error=error)


def _with_sentences(request: HttpRequest, view: type) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(VneidClient(request))(request)  # type: ignore[attr-defined]
        return answer
    except Refused as error:
        return choice(request, error)
    except (RequestException, KeyError, ValueError):  # down, or an answer that is not OpenID Connect
        return choice(request, unreachable())
