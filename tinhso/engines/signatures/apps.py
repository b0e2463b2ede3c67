from django.apps import AppConfig


class SignaturesConfig(AppConfig):
    name = "tinhso.engines.signatures"
    label = "signatures"
