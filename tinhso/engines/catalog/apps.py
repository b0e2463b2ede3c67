from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "tinhso.engines.catalog"
    label = "catalog"
