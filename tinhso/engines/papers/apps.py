from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "tinhso.engines.papers"
    label = "papers"
