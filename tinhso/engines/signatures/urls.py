from django.urls import path

from tinhso.engines.signatures import views

app_name = "signatures"
urlpatterns = [
    path("goc.pem", views.root, name="root"),
    path("thu-hoi.crl", views.revoked, name="revoked"),
]
