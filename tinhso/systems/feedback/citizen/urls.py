"""Addresses of whoever reports."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.citizen import ending, following, mine, receiving, starting, uploading
from tinhso.systems.feedback.citizen.floods import acts, begins

urlpatterns: list[URLPattern | URLResolver] = [
    path("gui/", begins(starting.start), name="start"),
    path("gui/thay/", begins(starting.start_for_another), name="start_for_another"),
    path("gui/noi-khac/<slug:code>/", starting.elsewhere, name="elsewhere"),
    path("gui/ngoai-tuyen/", receiving.offline, name="offline"),
    path("gui/tho.js", receiving.worker, name="worker"),
    path("gui/nhan/", receiving.receive, name="receive"),
    path("gui/nhan/<uuid:key>/anh/", receiving.receive_photo, name="receive_photo"),
    path("gui/nhan/<uuid:key>/", receiving.finish, name="finish"),
    path("gui/<uuid:key>/anh/", uploading.upload, name="upload"),
    path("gui/<uuid:key>/bo/", uploading.drop, name="drop"),
    path("gui/<uuid:key>/da-gui/", ending.sent, name="sent"),
    path("gui/<uuid:key>/cung/", ending.joined, name="joined"),
    path("gui/<uuid:key>/<slug:step>/", starting.step, name="step"),
    path("theo-doi/<str:token>/", following.follow, name="follow"),
    path("theo-doi/<str:token>/<slug:slug>/", acts(following.follow_act), name="follow_act"),
    path("cua-toi/", mine.mine, name="mine"),
    path("cua-toi/<str:code>/", following.own, name="own"),
    path("cua-toi/<str:code>/<slug:slug>/", acts(following.own_act), name="own_act"),
]
