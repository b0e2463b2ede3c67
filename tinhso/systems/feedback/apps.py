from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "tinhso.systems.feedback"
    label = "feedback"
