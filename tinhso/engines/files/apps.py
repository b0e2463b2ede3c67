from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "tinhso.engines.files"
    label = "files"
