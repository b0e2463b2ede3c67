"""What somebody typed is kept while they sign in again, and put back into the form afterwards.

It lies in the server's session of the browser that sent it, for half an hour, and is given only to the account
for which the form was drawn (``tinhso.ui.whose``). Files are not kept; the page says so.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict

from tinhso.engines.accounts.sign_ins import SignIn
from tinhso.ui import whose

LARGEST = 200_000  # characters
SECONDS = 30 * 60
SECRET = {"csrfmiddlewaretoken", "password", "code", whose.FIELD}
_SESSION = "accounts.kept"


@dataclass(frozen=True)
class Kept:
    """The fields of one form, where it was to be sent, and the names of the files that must be chosen again."""

    action: str
    fields: QueryDict
    files: list[str] = field(default_factory=list)


def keep(request: HttpRequest) -> str:
    """Keep the fields of this refused POST; returns the address of the page that held the form.

    A form of which nobody knows whose it was is not kept: the next one at this browser may be somebody else.
    """
    page, owner = _page_of_the_form(request), _whose(request)
    fields = {name: values for name, values in request.POST.lists() if name not in SECRET}
    if owner and sum(len(text) for values in fields.values() for text in values) <= LARGEST:
        request.session[_SESSION] = {
            "addresses": [request.path, urlsplit(page).path],
            "fields": fields,
            "files": [file.name for files in request.FILES.lists() for file in files[1]],
            "until": time.time() + SECONDS,
            "whose": owner,
        }
    return page


def kept(request: HttpRequest) -> Kept | None:
    """What was typed on this page, or for this action, before signing in again; None if nothing was."""
    held = request.session.get(_SESSION)
    if not held or request.path not in held["addresses"]:
        return None
    if held["until"] < time.time() or held["whose"] != whose.reader_mark(request):
        forget(request)
        return None
    fields = QueryDict(mutable=True)
    for name, values in held["fields"].items():
        fields.setlist(name, values)
    return Kept(held["addresses"][0], fields, held["files"])


def forget(request: HttpRequest) -> None:
    """Drop what is kept; done by itself when the form is sent again."""
    request.session.pop(_SESSION, None)


def forget_if_sent(request: HttpRequest) -> None:
    """A signed-in POST to the action supersedes what was kept for it."""
    held = request.session.get(_SESSION) if request.method == "POST" else None
    if held and request.path in held["addresses"]:
        forget(request)


def _page_of_the_form(request: HttpRequest) -> str:
    came = urlsplit(str(request.META.get("HTTP_REFERER", "")))
    if came.netloc == request.get_host() and came.path.startswith("/"):
        return came.path + (f"?{came.query}" if came.query else "")
    return request.path


def _whose(request: HttpRequest) -> str:
    """The mark that the form carries; without one, of the account whose session key the browser still sends."""
    if mark := request.POST.get(whose.FIELD, ""):
        return mark
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return whose.mark_of(SignIn.objects.filter(session=key).values_list("user", flat=True).first() if key else None)
