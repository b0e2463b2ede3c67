"""Where programs send citizens, and what they ask behind it."""

from django.urls import path

from tinhso.engines.clients.consents import asking

app_name = "oauth"
urlpatterns = [
    path("authorize", asking.authorize, name="authorize"),
    path("token", asking.token, name="token"),
    path("revoke", asking.revoke, name="revoke"),
]
