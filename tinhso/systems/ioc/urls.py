from django.urls import path

from tinhso.systems.ioc.pages import figure, home, live, sector, wall

app_name = "ioc"
HOME = "ioc:home"
urlpatterns = [
    path("", home.home, name="home"),
    path("man-hinh/", wall.wall, name="wall"),
    path("so-lieu/", live.data, name="data"),
    path("chi-tieu/<str:code>/", figure.figure, name="figure"),
    path("linh-vuc/<str:code>/", sector.sector, name="sector"),
]
