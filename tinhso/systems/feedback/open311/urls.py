"""Addresses of Open311 GeoReport v2, and of the updates of FixMyStreet's extension."""

from django.urls import path, re_path

from tinhso.systems.feedback.open311 import views

app_name = "open311"
urlpatterns = [
    path("discovery.<str:form>", views.discovery, name="discovery"),
    path("services.<str:form>", views.services, name="services"),
    path("services/<str:code>.<str:form>", views.definition, name="definition"),
    path("requests.<str:form>", views.requests, name="requests"),
    path("requests/<str:code>.<str:form>", views.request_by_code, name="request"),
    path("tokens/<str:token>.<str:form>", views.token, name="token"),
    path("servicerequestupdates.<str:form>", views.updates, name="updates"),
    re_path("", views.nowhere, name="nowhere"),
]
