"""Addresses."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.values import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("quy-dinh/", pages.values_page, name="values"),
    path("quy-dinh/<slug:kind>/<slug:key>/", pages.value_page, name="value"),
]
