"""Addresses of receiving regardless of boundary."""

from django.urls import path

from tinhso.systems.services.nearer import pages

urlpatterns = [
    path("", pages.listed, name="nearer"),
    path("danh-muc/", pages.keep, name="nearer_keep"),
    path("danh-muc/<uuid:key>/", pages.end, name="nearer_end"),
]
