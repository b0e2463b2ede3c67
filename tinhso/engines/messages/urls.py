"""Addresses of the reader's messages."""

from django.urls import path

from tinhso.engines.messages import views
from tinhso.engines.messages.sms.view import report

app_name = "messages"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("da-doc", views.read_all, name="read_all"),
    path("cach-nhan", views.choose, name="choose"),
    path("bao-cao/sms", report, name="report"),
    path("<uuid:key>/mo", views.read, name="read"),
]
