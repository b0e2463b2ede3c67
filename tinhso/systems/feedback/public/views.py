"""What everybody sees of the reports: list, map, table, feed, and each one."""

from __future__ import annotations

import hashlib
import json

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base.errors import Refused
from tinhso.base.http import page, unless_known
from tinhso.engines.accounts.api import Visit
from tinhso.systems.feedback.public import feed, points, queries, table
from tinhso.systems.feedback.public.gathering import gathered
from tinhso.systems.feedback.public.keeping import main_of
from tinhso.systems.feedback.public.narrowing import Narrowing
from tinhso.systems.feedback.public.sheet import sheet_of
from tinhso.ui.rows import page_of

SIZE = 20
SECONDS = 60  # that a map or a feed may be kept


@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """The newest reports first, and the same on a map."""
    form = Narrowing(request.GET)
    found = queries.newest(form.wanted(), after=request.GET.get("sau", "")[:50], n=SIZE)
    kept = _kept(request)
    return page(
        request,
        "feedback/public/list.html",
        form=form,
        list=page_of(request, found, SIZE, key="code"),
        narrowed=bool(kept),
        map_url=f"{reverse('feedback:points')}?{kept}",
        csv_url=f"{reverse('feedback:table')}?{kept}",
        feed_url=f"{reverse('feedback:feed')}?{kept}",
    )


@require_GET
def publication(request: Visit, code: str) -> HttpResponse:
    """One report with its answer; one that was merged leads to the report that settles it."""
    found = queries.publication(code)
    if found is None and (main := main_of(code)):
        return HttpResponseRedirect(reverse("feedback:publication", args=[main]))
    if found is None:
        raise Http404
    return page(request, "feedback/public/publication.html", sheet=sheet_of(found, request))


@require_GET
def geojson(request: HttpRequest) -> HttpResponse:
    """The points of a box, or of everywhere, narrowed as the list is; with ``zoom`` many of them as circles."""
    try:
        box = points.box_of(request.GET.get("bbox", ""))
    except Refused as error:
        return HttpResponse(json.dumps({"error": str(error)}), status=400, content_type="application/json")
    found = queries.publications(Narrowing(request.GET, drawn=False).wanted())
    zoom = points.zoom_of(request.GET.get("zoom", ""))
    shown = points.collection(found, box) if zoom is None else gathered(found, box, zoom, key=_narrowed(request))
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return unless_known(request, HttpResponse(text, content_type="application/geo+json"), SECONDS)


@require_GET
def csv(request: HttpRequest) -> StreamingHttpResponse:
    """Everything that fits, as a table."""
    found = queries.publications(Narrowing(request.GET, drawn=False).wanted()).order_by(*queries.NEWEST)
    rows = found.select_related("category", "area__parent", "office").iterator(chunk_size=1000)
    answer = StreamingHttpResponse(table.lines(rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="phan-anh-1022.csv"'
    return answer


@require_GET
def atom(request: HttpRequest) -> HttpResponse:
    """The newest that fit, as a feed."""
    found = queries.newest(Narrowing(request.GET, drawn=False).wanted(), n=feed.N)[: feed.N]
    text = feed.atom(found, path=request.get_full_path(), title=_("1022: published reports"))
    return unless_known(request, HttpResponse(text, content_type="application/atom+xml; charset=utf-8"), SECONDS)


def _narrowed(request: HttpRequest) -> str:
    """What the points were narrowed to, without where one looks; the same for everybody who asks for the same."""
    query = sorted((name, text) for name, text in request.GET.items() if name not in ("bbox", "zoom"))
    return hashlib.sha256(repr(query).encode()).hexdigest()


def _kept(request: HttpRequest) -> str:
    """The conditions in the address, without the place in the list."""
    query = request.GET.copy()
    for name in [name for name in query if name == "sau" or not query[name]]:
        del query[name]
    return query.urlencode()
