"""The switches, the pages of errors and the catalogue."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tinhso.base import problems
from tinhso.base.http import page
from tinhso.ui import samples
from tinhso.ui.context import TEXTS, THEMES, text_cookie, theme_cookie


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device has it."""
    return _chosen(request, theme_cookie(), request.POST.get("theme", ""), THEMES)


@require_POST
def text(request: HttpRequest) -> HttpResponse:
    """Text as large as usual, or larger."""
    return _chosen(request, text_cookie(), request.POST.get("text", ""), TEXTS)


def _chosen(request: HttpRequest, cookie: str, chosen: str, known: tuple[str, ...]) -> HttpResponse:
    """Back to the page, with the choice kept for a year; the first of ``known`` stands for anything else."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    response.set_cookie(
        cookie, chosen if chosen in known else known[0], max_age=timedelta(days=365),
        samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def catalogue(request: HttpRequest) -> HttpResponse:
    """Every component in its real states."""
    form = samples.SampleForm(request.POST or None, request.FILES or None)
    wrong = form.is_bound and not form.is_valid()
    return page(
        request,
        "ui/catalogue.html",
        422 if wrong else 200,
        form=form,
        spot=samples.SamplePlace(),
        **samples.everything(),
    )


def points(request: HttpRequest) -> HttpResponse:
    """Invented points around Tân An for the catalogue's map."""
    return JsonResponse(samples.points())


def desk(request: HttpRequest) -> HttpResponse:
    """The components at the density of an official's desk."""
    narrow = samples.SampleFilter(request.GET or None)
    return page(request, "ui/catalogue_desk.html", filter=narrow, **samples.everything())


def wall(request: HttpRequest) -> HttpResponse:
    """The components at the size of a wall."""
    return page(request, "ui/catalogue_wall.html", **samples.everything())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.problem(400) if problems.wanted(request) else page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.problem(403) if problems.wanted(request) else page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.problem(404) if problems.wanted(request) else page(request, "404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without anything that may itself be broken: no menu, no person, no database."""
    if problems.wanted(request):
        return problems.problem(500)
    return HttpResponse(loader.render_to_string("500.html"), status=500)
