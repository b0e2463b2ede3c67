"""Addresses of the classifier's page."""

from django.urls import path

from tinhso.systems.feedback.classifying import views

urlpatterns = [
    path("phan-loai/", views.lessons, name="lessons"),
    path("phan-loai/hoc-lai/", views.again, name="learn"),
    path("phan-loai/<uuid:key>/", views.take, name="adopt"),
]
