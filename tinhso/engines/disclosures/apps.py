from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "tinhso.engines.disclosures"
    label = "disclosures"
