from django.urls import path

from tinhso.engines.indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.board, name="board"),
    path("so-lieu/", views.data, name="data"),
    path("<str:code>/", views.list_of, name="drill"),
]
