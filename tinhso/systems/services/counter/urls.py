"""Addresses of counter mode."""

from django.urls import path

from tinhso.systems.services.counter import pages

urlpatterns = [
    path("mot-cua/", pages.counter, name="counter"),
    path("mot-cua/nhan/<str:code>/", pages.begin, name="paper_begin"),
    path("mot-cua/ho-so-giay/<uuid:key>/", pages.paper, name="paper"),
    path("mot-cua/ho-so-giay/<uuid:key>/nhap/", pages.keep, name="paper_keep"),
    path("mot-cua/da-nhan/<str:code>/", pages.taken, name="taken"),
    path("mot-cua/da-nhan/<str:code>/<slug:what>/", pages.act, name="taken_act"),
]
