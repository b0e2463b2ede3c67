from django.apps import AppConfig


class AdaptersConfig(AppConfig):
    name = "tinhso.engines.adapters"
    label = "adapters"
