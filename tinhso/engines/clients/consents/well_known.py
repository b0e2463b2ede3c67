"""Where RFC 8414 wants it."""

from django.urls import path

from tinhso.engines.clients.consents import asking

urlpatterns = [path("oauth-authorization-server", asking.metadata)]
