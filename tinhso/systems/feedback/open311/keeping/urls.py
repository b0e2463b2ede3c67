"""Addresses."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.open311.keeping import pages, servers

urlpatterns: list[URLPattern | URLResolver] = [
    path("doi-tac/", pages.partners, name="partners"),
    path("doi-tac/<uuid:key>/khoa-moi/", pages.new_key, name="partner_key"),
    path("doi-tac/<uuid:key>/ngung/", pages.shut_out, name="partner_shut_out"),
    path("doi-tac/may-chu/", servers.server, name="new_peer"),
    path("doi-tac/may-chu/<slug:code>/", servers.server, name="peer"),
]
