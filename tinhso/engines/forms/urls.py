"""Where procedures are found and read."""

from django.urls import path

from tinhso.engines.forms import views

app_name = "forms"
urlpatterns = [
    path("", views.search_page, name="search"),
    path("su-kien/", views.life_events_page, name="life_events"),
    path("su-kien/<slug:code>/", views.life_event_page, name="life_event"),
    path("<str:code>/", views.procedure_page, name="procedure"),
]
