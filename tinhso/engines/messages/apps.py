from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "tinhso.engines.messages"
    label = "messaging"  # Django has a "messages" of its own
