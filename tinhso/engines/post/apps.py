from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "tinhso.engines.post"
    label = "post"
