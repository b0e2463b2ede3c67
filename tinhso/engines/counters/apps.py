from django.apps import AppConfig


class CountersConfig(AppConfig):
    name = "tinhso.engines.counters"
    label = "counters"
