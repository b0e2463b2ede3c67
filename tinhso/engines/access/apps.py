from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "tinhso.engines.access"
    label = "access"
