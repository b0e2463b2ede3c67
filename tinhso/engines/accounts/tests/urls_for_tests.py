"""Two protected pages, as a system would have them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path

from tinhso.engines.accounts.api import citizen_required, kept, official_required


@citizen_required(level=2)
def form(request: HttpRequest) -> HttpResponse:
    back = kept(request)
    return JsonResponse({"fields": dict(back.fields.lists()) if back else {}, "files": back.files if back else []})


@citizen_required
def send(request: HttpRequest) -> HttpResponse:
    return HttpResponse("sent")


@official_required
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor_name)  # type: ignore[attr-defined]


@official_required("directory.register")
def register(request: HttpRequest) -> HttpResponse:
    return HttpResponse("may")


urlpatterns = [
    path("", include("tinhso.project.urls")),
    path("thu/don/", form),
    path("thu/don/gui/", send),
    path("thu/ban/", desk),
    path("thu/dang-ky/", register),
]
