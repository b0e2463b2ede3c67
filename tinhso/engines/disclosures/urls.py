"""Addresses of open figures; they stay."""

from django.urls import path, re_path

from tinhso.engines.disclosures import views

app_name = "disclosures"
PERIOD = r"(?P<period>\d{4}(?:-(?:\d\d|Q[1-4]))?)"
urlpatterns = [
    path("", views.figures, name="figures"),
    re_path(rf"^{PERIOD}/$", views.period, name="period"),
    re_path(rf"^{PERIOD}\.(?P<form>csv|json)$", views.data, name="data"),
    path("co-quan/<str:code>/", views.agency, name="agency"),
    re_path(r"^co-quan/(?P<code>[0-9A-Z.]+)\.(?P<form>csv|json)$", views.agency_data, name="agency_data"),
]
