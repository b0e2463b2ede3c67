"""Addresses of the connections."""

from django.urls import path

from tinhso.engines.adapters import views

app_name = "adapters"
urlpatterns = [
    path("", views.lines, name="lines"),
    path("<slug:code>/kiem-tra", views.check, name="check"),
    path("gui-lai/<uuid:key>", views.retry, name="retry"),
]
