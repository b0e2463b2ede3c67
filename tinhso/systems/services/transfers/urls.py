"""Addresses of the hand-over book, below /ban-giao/."""

from django.urls import path

from tinhso.systems.services.views import transfers

urlpatterns = [
    path("", transfers.book, name="transfers"),
    path("moi/", transfers.hand, name="transfer_new"),
    path("<uuid:key>/", transfers.manifest, name="transfer"),
    path("<uuid:key>/in/", transfers.sheet, name="transfer_sheet"),
]
