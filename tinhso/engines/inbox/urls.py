"""Two pages."""

from django.urls import path

from tinhso.engines.inbox import views

app_name = "inbox"
urlpatterns = [
    path("viec-cua-toi/", views.work, name="work"),
    path("ho-so-cua-toi/", views.matters, name="matters"),
]
