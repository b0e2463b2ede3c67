"""Addresses."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.field import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("hien-truong/", pages.field, name="field"),
    path("hien-truong/danh-sach.json", pages.rows, name="field_rows"),
    path("hien-truong/ngoai-tuyen/", pages.offline, name="field_offline"),
    path("hien-truong/tho.js", pages.worker, name="field_worker"),
    path("hien-truong/nhan/", pages.receive, name="field_receive"),
    path("hien-truong/nhan/<uuid:key>/anh/", pages.receive_photo, name="field_photo"),
    path("hien-truong/nhan/<uuid:key>/", pages.finish, name="field_finish"),
]
