from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "tinhso.engines.inbox"
    label = "inbox"
