from django.urls import path

from tinhso.systems.reports.pages import acting, declaring, mine, one, period, regimes, sheets

app_name = "reports"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("che-do/", regimes.regimes, name="regimes"),
    path("che-do/khai-bao/", declaring.declare, name="declare"),
    path("che-do/<str:code>/", regimes.regime, name="regime"),
    path("che-do/<str:code>/danh-sach.csv", regimes.table, name="table"),
    path("che-do/<str:code>/bieu-mau/", declaring.publish, name="publish"),
    path("che-do/<str:code>/ket-thuc/", declaring.end, name="end"),
    path("che-do/<str:code>/<str:period>/", period.period, name="period"),
    path("che-do/<str:code>/<str:period>/sdmx.<str:form>", period.exchange, name="exchange"),
    path("che-do/<str:code>/<str:period>/khoa/", period.lock, name="lock"),
    path("<uuid:key>/", one.one, name="one"),
    path("<uuid:key>/van-ban/", one.paper, name="paper"),
    path("<uuid:key>/nhap/", acting.save, name="save"),
    path("<uuid:key>/kiem-tra/", acting.checks, name="checks"),
    path("<uuid:key>/bieu-mau.xlsx", sheets.download, name="download"),
    path("<uuid:key>/tai-len/", sheets.upload, name="upload"),
    path("<uuid:key>/trinh/", acting.submit, name="submit"),
    path("<uuid:key>/duyet/", acting.pass_on, name="pass_on"),
    path("<uuid:key>/tra-lai/", acting.give_back, name="give_back"),
    path("<uuid:key>/mo-khoa/", acting.unlock, name="unlock"),
    path("<uuid:key>/sua/<str:line>/", acting.correct, name="correct"),
]
