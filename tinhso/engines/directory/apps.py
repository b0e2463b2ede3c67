from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "tinhso.engines.directory"
    label = "directory"
