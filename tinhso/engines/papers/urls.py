from django.urls import path

from tinhso.engines.papers import views

app_name = "papers"
urlpatterns = [
    path("xac-minh/", views.verify, name="verify"),
    path("xac-minh/<str:token>", views.verified, name="verified"),
    path("giay-to/", views.wallet, name="wallet"),
    path("giay-to/<str:token>", views.download, name="download"),
]
