"""Addresses."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.outside import pages

urlpatterns: list[URLPattern | URLResolver] = [path("ben-ngoai/<str:token>/", pages.errand, name="errand")]
