"""Pages of the articles' figures."""

from django.urls import path

from tinhso.systems.articles import views

app_name = "articles"
urlpatterns = [path("", views.figures_page, name="figures")]
