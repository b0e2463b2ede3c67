from django.apps import AppConfig


class NationalConfig(AppConfig):
    name = "tinhso.systems.national"
    label = "national"
