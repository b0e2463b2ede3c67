"""How often a page or an API may be used, declared as data beside it.

A visitor is counted by network address. Whoever is signed in is counted as themselves: the officials of an office share
one address. A throttle named in ``TINHSO_TRACK_ONLY`` refuses nobody and notes whom it would have refused, so that a
limit can be tried on real traffic before it bites.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from tinhso.base.http import page, typed, with_headers
from tinhso.engines.accounts import overruns
from tinhso.engines.accounts.address import address_of, network_of
from tinhso.engines.accounts.kept import SECRET
from tinhso.engines.accounts.limits import Limit, TooOften
from tinhso.engines.accounts.visit import Visit

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Rate:
    """``capacity`` times at once, then one more every ``refill`` seconds."""

    capacity: int
    refill: float


@dataclass(frozen=True)
class Throttle:
    """The rates of one page or API; None: not limited. ``code`` is the part's, as ``feedback.report``."""

    code: str
    address: Rate | None  # of one network address from which nobody is signed in
    subject: Rate | None = None  # of one who is signed in

    def require(self, request: HttpRequest) -> None:
        """Use one time of whoever asks. Raises TooOften (429) unless this throttle only tracks.

        Called outside a transaction: what is rolled back would count for nothing.
        """
        actor = getattr(request, "actor", None)
        who = str(actor.subject) if actor else network_of(address_of(request))
        rate = self.subject if actor else self.address
        if rate is None:
            return
        limit = Limit(f"{self.code} {'subject' if actor else 'address'}", rate.capacity, rate.refill)
        if limit.has_room(who):
            return
        overruns.note(self.code, signed_in=actor is not None, refused=not self.only_tracks)
        if not self.only_tracks:
            raise TooOften(limit.wait(who))

    @property
    def only_tracks(self) -> bool:
        return bool({"all", self.code} & settings.ENV.track_only)


Answer = Callable[[HttpRequest, TooOften], HttpResponse]


def throttled(
    throttle: Throttle, *, methods: Collection[str] = ("POST",), answer: Answer | None = None
) -> Callable[[View], View]:
    """A view that is asked for no oftener than ``throttle`` lets it, counting ``methods`` alone.

    Beyond that the answer is 429 with ``Retry-After``: ``answer``, or a page that holds what was typed and sends it
    again, or JSON for a machine. A form that can show the sentence itself calls ``Throttle.require`` in its view.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods:
                try:
                    throttle.require(request)
                except TooOften as error:
                    return with_headers((answer or too_often)(request, error), error)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
    """The sentence; for a person with what they typed, for a machine as JSON."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"error": str(error)}, status=error.status)
    fields = [(name, text) for name, texts in typed(request).lists() if name not in SECRET for text in texts]
    files = [(name, [file.name for file in files]) for name, files in request.FILES.lists()]
    return page(request, "accounts/too_often.html", status=error.status, error=error, fields=fields, files=files)
