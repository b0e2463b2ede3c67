from django.urls import path

from tinhso.engines.files import views

app_name = "files"
urlpatterns = [path("<str:token>", views.open_file, name="open")]
