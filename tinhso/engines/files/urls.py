from django.urls import path

from tinhso.engines.files import views
from tinhso.engines.files.pictures.view import picture

app_name = "files"
urlpatterns = [
    path("anh/<uuid:key>.jpg", picture, name="public"),
    path("anh/<uuid:key>/<int:size>.jpg", picture, name="public_small"),
    path("<str:token>", views.open_file, name="open"),
]
