from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "tinhso.systems.articles"
    label = "articles"
