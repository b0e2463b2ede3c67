"""The addresses of the standard, each in JSON and in XML."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from tinhso.base.http import typed
from tinhso.engines.accounts.api import Rate, Throttle, TooOften
from tinhso.systems.feedback.models import Partner
from tinhso.systems.feedback.open311 import keys
from tinhso.systems.feedback.open311 import services as offered
from tinhso.systems.feedback.open311.asking import asked, jurisdiction
from tinhso.systems.feedback.open311.faults import Fault
from tinhso.systems.feedback.open311.filing import file_report
from tinhso.systems.feedback.open311.remarking import remark
from tinhso.systems.feedback.open311.telling import request_row, update_rows
from tinhso.systems.feedback.open311.wire import Text, refused, written
from tinhso.systems.feedback.public.queries import publication, publication_by_key

THROTTLE = Throttle("feedback.open311", Rate(120, 0.5), Rate(120, 0.5))
NOTICE = "Phản ánh đã được tiếp nhận. Nội dung được công khai sau khi kiểm duyệt."
View = Callable[..., Text]


def told(*methods: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """A view that returns what is to be said; faults are said in the form that was asked for."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @csrf_exempt  # clients have keys and no sessions
        @wraps(view)
        def answer(request: HttpRequest, *args: str, form: str = "xml", **more: str) -> HttpResponse:
            fault: Fault | None = None
            try:
                if request.method not in methods:
                    raise Fault(405, f"Ask with {' or '.join(methods)}.")
                if request.method != "POST":  # a partner's key has a bucket of its own
                    THROTTLE.require(request)
                text = view(request, *args, **more)
            except TooOften as error:
                fault = Fault(429, error, retry_after=error.retry_after)
            except Fault as error:
                fault = counted(request, error)
            response = written(refused(fault) if fault else text, form)
            if fault and fault.retry_after:
                response.headers["Retry-After"] = str(fault.retry_after)
            return response

        return answer

    return decorate


def counted(request: HttpRequest, fault: Fault) -> Fault:
    """A key that opens nothing uses up the address' bucket: keys are not guessed by the thousand."""
    if fault.status == 403:
        try:
            THROTTLE.require(request)
        except TooOften as error:
            return Fault(429, error, retry_after=error.retry_after)
    return fault


@told("GET", "HEAD")
def discovery(request: HttpRequest) -> Text:
    """Where this server is and what it speaks."""
    root = f"{settings.BASE_URL}{reverse('open311:services', args=['xml']).removesuffix('/services.xml')}"
    return Text(
        "discovery",
        {
            "changeset": "2026-11-22T00:00:00+07:00",
            "contact": f"{settings.PROVINCE}, 1022",
            "key_service": f"{settings.PROVINCE}, 1022",
            "endpoints": [
                {
                    "specification": "http://wiki.open311.org/GeoReport_v2",
                    "url": root,
                    "changeset": "2026-11-22T00:00:00+07:00",
                    "type": "production",
                    "formats": ["text/xml", "application/json"],
                }
            ],
        },
    )


@told("GET", "HEAD")
def services(request: HttpRequest) -> Text:
    jurisdiction(request.GET)
    return Text("services", offered.service_rows())


@told("GET", "HEAD")
def definition(request: HttpRequest, code: str) -> Text:
    jurisdiction(request.GET)
    return Text("service_definition", offered.definition_of(code))


@told("GET", "HEAD", "POST")
def requests(request: HttpRequest) -> Text:
    """The published reports; or a new one."""
    if request.method == "POST":
        posted = typed(request)
        jurisdiction(posted)
        partner = keys.partner_of(posted.get("api_key", ""), Partner.Scope.REPORT)
        uploads = [file for name in request.FILES for file in request.FILES.getlist(name)]
        code = file_report(posted, uploads, partner=partner)
        return Text("service_requests", [{"service_request_id": code, "service_notice": NOTICE, "account_id": None}])
    wanted = asked(request.GET)
    return Text("service_requests", [request_row(each) for each in list(wanted.found())[: wanted.size]])


@told("GET", "HEAD")
def request_by_code(request: HttpRequest, code: str) -> Text:
    jurisdiction(request.GET)
    found = publication(code)
    if found is None:
        raise Fault(404, f"The service_request_id {code} was not found, or is not public.")
    return Text("service_requests", [request_row(found)])


@told("GET", "HEAD")
def token(request: HttpRequest, token: str) -> Text:
    """Nobody needs a token here, since every report has its number at once; a report's key is one all the same."""
    jurisdiction(request.GET)
    found = publication(token) or publication_by_key(token)
    if found is None:
        raise Fault(404, "The token was not found, or its report is not public.")
    return Text("service_requests", [{"service_request_id": found.code, "token": token}])


@told("GET", "HEAD", "POST")
def updates(request: HttpRequest) -> Text:
    """The states of the published reports; or what a partner adds to its own."""
    if request.method == "POST":
        posted = typed(request)
        jurisdiction(posted)
        partner = keys.partner_of(posted.get("api_key", ""), Partner.Scope.UPDATE)
        made = remark(posted, partner=partner)
        return Text("service_request_updates", [{"update_id": str(made.pk)}])
    wanted = asked(request.GET)
    since, until = (wanted.start, wanted.end) if not wanted.codes else (None, None)
    return Text("service_request_updates", update_rows(wanted.updated(), since, until))


@told("GET", "HEAD", "POST")
def nowhere(request: HttpRequest) -> Text:
    raise Fault(404, "There is nothing at this address. Begin at discovery.xml.")
