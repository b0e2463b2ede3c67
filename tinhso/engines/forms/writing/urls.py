"""Where the parts of a version are written."""

from django.urls import path

from tinhso.engines.forms.writing import newcomer, views

BASE = "quan-ly/ban/<uuid:key>/noi-dung/"
urlpatterns = [
    path("quan-ly/thu-tuc-moi/", newcomer.newcomer, name="newcomer"),
    path("quan-ly/ban/<uuid:key>/xem-truoc/", views.preview, name="preview"),
    path(BASE, views.write, name="write"),
    path(BASE + "phan/<slug:what>/", views.whole, name="write_whole"),
    path(BASE + "<slug:part>/moi/", views.row, name="write_new"),
    path(BASE + "<slug:part>/<slug:mark>/", views.row, name="write_row"),
]
