"""The API itself, and the page that tells developers of it."""

from django.urls import include, path

from tinhso.engines.clients.rest.building import addresses
from tinhso.engines.clients.views import developers

app_name = "api"
urlpatterns = [
    path("", developers.developers, name="developers"),
    path("v1/", include((addresses(), "v1"))),
]
