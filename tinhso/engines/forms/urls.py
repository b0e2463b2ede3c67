"""Where procedures are found and read."""

from django.urls import path

from tinhso.engines.forms import views
from tinhso.engines.forms.guide import views as guide
from tinhso.engines.forms.keeping.urls import urlpatterns as keeping

app_name = "forms"
urlpatterns = [
    path("", views.search_page, name="search"),
    path("su-kien/", views.life_events_page, name="life_events"),
    path("su-kien/<slug:code>/", views.life_event_page, name="life_event"),
    *keeping,
    path("<str:code>/", views.procedure_page, name="procedure"),
    path("<str:code>/huong-dan/", guide.guide_page, name="guide"),
]
