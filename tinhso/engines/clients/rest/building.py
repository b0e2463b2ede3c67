"""The API: every part's router under /api/v1, and its description."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from tinhso.base.problems import problem
from tinhso.base.registry import load, parts
from tinhso.engines.clients.rest.description import described
from tinhso.engines.clients.rest.door import door
from tinhso.engines.clients.rest.faults import answer_faults
from tinhso.engines.clients.rest.reading import StrictParser

PREFIX = "api/v1/"
ABOUT = """\
The open API of a digital province: administrative procedures, dossiers and what happens to them.

Send the key of your client as `Authorization: Bearer …`; what is public needs none. Sentences are Vietnamese, or
English with `Accept-Language: en`. Times are ISO 8601 with their zone, money is whole đồng. A list comes in pages:
follow `next`. Every answer to a GET has an `ETag`; send it as `If-None-Match`, and as `If-Match` with what changes the
record. What creates or changes takes an `Idempotency-Key`. Errors are problem details (RFC 9457).
"""


class Readable(JSONRenderer):
    """Vietnamese as it is written."""

    json_dumps_params = {"ensure_ascii": False}


@cache
def the_api() -> NinjaAPI:
    """Made once, with the router of every part that declares one."""
    api = NinjaAPI(
        title="Tỉnh Số",
        version="1.0",
        description=ABOUT,
        urls_namespace="api-v1",
        openapi_url=None,
        docs_url=None,
        parser=StrictParser(),
        renderer=Readable(),
    )
    answer_faults(api)
    for part in parts():
        if part.api:
            api.add_router("", load(part.api))
    return api


def the_description() -> dict[str, object]:
    """The OpenAPI 3.1 description, without the name of any host."""
    return described(the_api(), f"/{PREFIX}")


def addresses() -> list[URLPattern]:
    """Every address of the API behind its door, its description, and a problem for whatever else is asked."""
    patterns: list[URLPattern] = []
    for one in the_api().urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            patterns.append(URLPattern(one.pattern, door(one.callback), one.default_args, one.name))
    return [
        path("openapi.json", door(_description), name="openapi"),
        *patterns,
        re_path("", door(_nothing), name="nothing"),
    ]


def _description(request: HttpRequest) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    return the_api().create_response(request, the_description(), status=200)


def _nothing(request: HttpRequest) -> HttpResponse:
    return problem(404)
