"""Every part's pages at its own prefix, and what a standard wants at a fixed path."""

from django.urls import include, path

from tinhso.base.registry import parts

urlpatterns = [
    path("", include("tinhso.ui.urls")),
    *(path(f"{root}/", include(urls)) for part in parts() for root, urls in part.roots.items()),
    *(path(f"{part.prefix}/" if part.prefix else "", include(part.urls)) for part in parts() if part.urls),
]
handler400 = "tinhso.ui.views.bad_request"
handler403 = "tinhso.ui.views.forbidden"
handler404 = "tinhso.ui.views.not_found"
handler500 = "tinhso.ui.views.broken"
