from django.apps import AppConfig


class IocConfig(AppConfig):
    name = "tinhso.systems.ioc"
    label = "ioc"
