"""Pages of the directory."""

from django.urls import path

from tinhso.engines.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.offices, name="offices"),
    path("cua-toi/", views.my_office, name="my_office"),
    path("dia-ban/", views.areas, name="areas"),
    path("<str:code>/", views.office, name="office"),
]
