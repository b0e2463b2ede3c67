"""Where the clients are kept."""

from django.urls import path

from tinhso.engines.clients.views import clients, consents, receivers

app_name = "clients"
urlpatterns = [
    path("", clients.clients, name="clients"),
    path("cua-toi/", consents.mine, name="mine"),
    path("cua-toi/<uuid:key>/thu-hoi/", consents.withdraw, name="withdraw"),
    path("moi/", clients.new, name="new"),
    path("<uuid:key>/", clients.show, name="client"),
    path("<uuid:key>/sua/", clients.edit, name="edit"),
    path("<uuid:key>/khoa/", clients.make_key, name="make_key"),
    path("<uuid:key>/khoa/<uuid:old>/thu-hoi/", clients.revoke_key, name="revoke_key"),
    path("<uuid:key>/dong/", clients.close, name="close"),
    path("<uuid:key>/nhan-su-kien/", receivers.webhook, name="webhook"),
    path("<uuid:key>/nhan-su-kien/bi-mat/", receivers.secret, name="secret"),
    path("<uuid:key>/nhan-su-kien/tat/", receivers.stop, name="stop"),
    path("<uuid:key>/nhan-su-kien/bat/", receivers.resume, name="resume"),
    path("<uuid:key>/lan-gui/", receivers.deliveries, name="deliveries"),
    path("<uuid:key>/gui-lai/", receivers.replay, name="replay"),
    path("<uuid:key>/gui-lai/<uuid:event>/", receivers.replay_event, name="replay_event"),
]
