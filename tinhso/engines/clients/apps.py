from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "tinhso.engines.clients"
    label = "clients"
