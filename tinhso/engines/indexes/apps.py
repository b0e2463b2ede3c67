from django.apps import AppConfig


class IndexesConfig(AppConfig):
    name = "tinhso.engines.indexes"
    label = "indexes"
