"""The look's own pages: the catalogue of components, the switches."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from tinhso.ui import views

ui = [
    path("thanh-phan/", views.catalogue, name="catalogue"),
    path("thanh-phan/diem.json", views.points, name="points"),
    path("thanh-phan/bang-lon/", views.wall, name="wall"),
    path("thanh-phan/ban-lam-viec/", views.desk, name="desk"),
    path("co-chu/", views.text, name="text"),
    path("giao-dien/", views.theme, name="theme"),
]
urlpatterns = [
    path("", include((ui, "ui"))),
    path("ngon-ngu/", set_language, name="set_language"),
]
