"""Addresses of what everybody sees."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.public import alerting, figures, supporting, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.published, name="published"),
    path("ban-do.json", views.geojson, name="points"),
    path("tai-ve.csv", views.csv, name="table"),
    path("tin.atom", views.atom, name="feed"),
    path("so-lieu/", figures.figures, name="figures"),
    path("nhan-tin/", alerting.alerts, name="alerts"),
    path("nhan-tin/<uuid:key>/bo/", alerting.stop, name="stop_alert"),
    path("cong-khai/<str:code>/", views.publication, name="publication"),
    path("cong-khai/<str:code>/ung-ho/", supporting.support, name="support"),
]
