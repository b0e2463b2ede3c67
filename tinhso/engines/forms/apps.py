from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "tinhso.engines.forms"
    label = "forms"
