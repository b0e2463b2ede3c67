"""Addresses of the link."""

from django.urls import path

from tinhso.systems.national.pages import doors, notices, overview, reconciliation, results

app_name = "national"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("duong-noi/<slug:system>/", overview.switch, name="switch"),
    path("cong-nop/", doors.front_door, name="front_door"),
    path("kenh-tiep-nhan/", doors.channels, name="channels"),
    path("doi-soat/", reconciliation.page_of_differences, name="reconciliation"),
    path("doi-soat/chay/", reconciliation.run, name="run"),
    path("doi-soat/<uuid:case>/gui-lai/", reconciliation.tell_again, name="tell_again"),
    path("ho-so-den/<uuid:arrival>/mo-lai/", reconciliation.open_again, name="open_again"),
    path("ho-tich/<uuid:case>/hoi-lai/", reconciliation.ask_again, name="ask_again"),
    path("ho-so/national", notices.taken_from_the_portal, name="taken"),
    path("ket-qua/<uuid:paper>", results.result, name="result"),
    path("yeu-cau/national", notices.asked_at_the_portal, name="asked"),
    path("yeu-cau/<uuid:wish>/lam-lai/", reconciliation.grant_again, name="grant_again"),
]
