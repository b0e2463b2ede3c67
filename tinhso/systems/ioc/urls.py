from django.urls import path

from tinhso.systems.ioc.pages import alerts, directives, figure, home, live, sector, wall

app_name = "ioc"
HOME = "ioc:home"
urlpatterns = [
    path("", home.home, name="home"),
    path("man-hinh/", wall.wall, name="wall"),
    path("so-lieu/", live.data, name="data"),
    path("canh-bao/", alerts.alerts, name="alerts"),
    path("canh-bao/<uuid:key>/", alerts.settle, name="settle"),
    path("canh-bao/quy-tac/<uuid:key>/ket-thuc/", alerts.end, name="end_rule"),
    path("chi-tieu/<str:code>/canh-bao/", alerts.watch, name="watch"),
    path("chi-dao/", directives.directives, name="directives"),
    path("chi-dao/<str:code>/", directives.directive, name="directive"),
    path("chi-tieu/<str:code>/chi-dao/", directives.give, name="give"),
    path("chi-tieu/<str:code>/", figure.figure, name="figure"),
    path("linh-vuc/<str:code>/", sector.sector, name="sector"),
]
