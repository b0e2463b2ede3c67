"""Where the calendars are kept."""

from django.urls import path

from tinhso.engines.calendars import views

app_name = "calendars"
urlpatterns = [
    path("", views.calendars, name="calendars"),
    path("<uuid:key>/<int:number>/", views.year, name="year"),
    path("<uuid:key>/<int:number>/nhap/", views.import_sheet, name="import"),
    path("<uuid:key>/bo/<str:day>/", views.clear, name="clear"),
]
