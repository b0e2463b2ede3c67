"""Addresses of counter mode."""

from django.urls import path

from tinhso.systems.services.counter import pages, taking
from tinhso.systems.services.counter.scanning import pages as scanning

urlpatterns = [
    path("mot-cua/", pages.counter, name="counter"),
    path("mot-cua/nhan/<str:code>/", pages.begin, name="paper_begin"),
    path("mot-cua/ho-so-giay/<uuid:key>/", taking.paper, name="paper"),
    path("mot-cua/ho-so-giay/<uuid:key>/nhap/", taking.keep, name="paper_keep"),
    path("mot-cua/da-nhan/<str:code>/", taking.taken, name="taken"),
    path("mot-cua/da-nhan/<str:code>/to-bia/", scanning.sheets, name="cover_sheets"),
    path("mot-cua/quet/", scanning.batches, name="batches"),
    path("mot-cua/quet/<uuid:key>/", scanning.batch, name="batch"),
    path("mot-cua/quet/phan/<uuid:part>/<slug:what>/", scanning.settle, name="batch_settle"),
    path("mot-cua/da-nhan/<str:code>/<slug:what>/", taking.act, name="taken_act"),
]
