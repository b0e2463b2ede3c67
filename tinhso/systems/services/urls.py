"""Addresses of public services: nouns, Vietnamese without diacritics."""

from django.urls import include, path

from tinhso.systems.services.again import views as again
from tinhso.systems.services.books.pages import registers
from tinhso.systems.services.licences import pages as licences
from tinhso.systems.services.rating import pages as rating
from tinhso.systems.services.register import register
from tinhso.systems.services.talking import pages as talking
from tinhso.systems.services.views import apply, desk, dossier, home, lookup, post, process, process_trial, supplement

app_name = "services"
urlpatterns = [
    path("", home.home, name="home"),
    path("tra-cuu/", lookup.look_up_page, name="look_up"),
    path("danh-gia/", rating.rate_page, name="rate"),
    path("", include("tinhso.systems.services.people.urls")),
    path("", include("tinhso.systems.services.counter.urls")),
    path("nop-ho-so/<str:code>/", apply.begin, name="begin"),
    path("nop-ho-so/<str:code>/<uuid:draft>/", apply.step, name="tasks"),
    path("nop-ho-so/<str:code>/<uuid:draft>/<slug:step>/", apply.step, name="step"),
    path("quy-trinh/", process.processes, name="processes"),
    path("quy-trinh/<str:topic>/", process.process, name="process"),
    path("quy-trinh/<str:topic>/soan/", process.write, name="process_write"),
    path("quy-trinh/<str:topic>/thu/", process_trial.trial, name="process_trial"),
    path("quy-trinh/<str:topic>/bo/<uuid:key>/", process.drop, name="process_drop"),
    path("quy-trinh/<str:topic>/chuyen/<int:number>/", process_trial.move, name="process_move"),
    path("tiep-nhan-phi-dia-gioi/", include("tinhso.systems.services.nearer.urls")),
    path("ban-giao/", include("tinhso.systems.services.transfers.urls")),
    path("giay-phep/", licences.licences, name="licences"),
    path("giay-phep/sap-het-han/", licences.expiring, name="expiring"),
    path("giay-phep/<str:token>/gia-han/", licences.renew, name="renew"),
    path("ho-so/", desk.dossiers, name="dossiers"),
    path("so-theo-doi/", register, name="register"),
    path("so-theo-doi/lap-so/", registers, name="registers"),
    path("ho-so/<str:code>/", dossier.show, name="dossier"),
    path("ho-so/<str:code>/bo-sung/", supplement.supplement, name="supplement"),
    path("ho-so/<str:code>/trao-doi/", talking.talk, name="talk"),
    path("ho-so/<str:code>/da-nop/", apply.handed_in, name="handed_in"),
    path("ho-so/<str:code>/ket-qua/", dossier.result, name="result"),
    path("ho-so/<str:code>/buu-chinh/", post.by_post, name="by_post"),
    path("ho-so/<str:code>/nop-lai/", again.copy, name="copy"),
    path("ho-so/<str:code>/<slug:slug>/", dossier.act, name="act"),
]
