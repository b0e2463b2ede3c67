from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "tinhso.engines.events"
    label = "events"
