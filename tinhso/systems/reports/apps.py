from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "tinhso.systems.reports"
    label = "reports"
