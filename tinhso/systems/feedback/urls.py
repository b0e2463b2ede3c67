"""Addresses of 1022: what everybody sees, what a person does, what officials do; a report's own page is the last."""

from django.urls import include, path

app_name = "feedback"
urlpatterns = [
    path("", include("tinhso.systems.feedback.public.urls")),
    path("", include("tinhso.systems.feedback.citizen.urls")),
    path("", include("tinhso.systems.feedback.channels.urls")),
    path("", include("tinhso.systems.feedback.outside.urls")),
    path("", include("tinhso.systems.feedback.field.urls")),
    path("", include("tinhso.systems.feedback.privacy.urls")),
    path("", include("tinhso.systems.feedback.classifying.urls")),
    path("", include("tinhso.systems.feedback.values.urls")),
    path("", include("tinhso.systems.feedback.open311.keeping.urls")),
    path("", include("tinhso.systems.feedback.desk.urls")),
]
