"""Addresses."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.privacy import pages

urlpatterns: list[URLPattern | URLResolver] = [path("luu-giu/", pages.retention, name="retention")]
