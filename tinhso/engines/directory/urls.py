"""Pages of the directory."""

from django.urls import path

app_name = "directory"
urlpatterns = []
