"""Addresses of public services: nouns, Vietnamese without diacritics."""

from django.urls import path

from tinhso.systems.services.views import apply, desk, dossier, home, lookup, supplement

app_name = "services"
urlpatterns = [
    path("", home.home, name="home"),
    path("tra-cuu/", lookup.look_up_page, name="look_up"),
    path("nop-ho-so/<str:code>/", apply.begin, name="begin"),
    path("nop-ho-so/<str:code>/<uuid:draft>/", apply.step, name="tasks"),
    path("nop-ho-so/<str:code>/<uuid:draft>/<slug:step>/", apply.step, name="step"),
    path("ho-so/", desk.dossiers, name="dossiers"),
    path("ho-so/<str:code>/", dossier.show, name="dossier"),
    path("ho-so/<str:code>/bo-sung/", supplement.supplement, name="supplement"),
    path("ho-so/<str:code>/da-nop/", apply.handed_in, name="handed_in"),
    path("ho-so/<str:code>/ket-qua/", dossier.result, name="result"),
    path("ho-so/<str:code>/<slug:slug>/", dossier.act, name="act"),
]
