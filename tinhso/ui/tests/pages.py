"""The look's own pages alone, so that these tests know nothing of the floors above."""

from django.urls import include, path

urlpatterns = [path("", include("tinhso.ui.urls"))]
handler400 = "tinhso.ui.views.bad_request"
handler403 = "tinhso.ui.views.forbidden"
handler404 = "tinhso.ui.views.not_found"
handler500 = "tinhso.ui.views.broken"
