from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "tinhso.engines.calendars"
    label = "calendars"
