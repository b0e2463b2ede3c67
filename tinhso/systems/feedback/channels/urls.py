"""Addresses of the channels: the officials' conversations, and where Zalo tells what people write."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.channels import keeping, pages
from tinhso.systems.feedback.channels.zalo import webhook

urlpatterns: list[URLPattern | URLResolver] = [
    path("kenh/zalo/<str:account>/", webhook.webhook, name="zalo"),
    path("hoi-thoai/", pages.conversations, name="conversations"),
    path("hoi-thoai/tai-khoan/", keeping.accounts, name="channel_accounts"),
    path("hoi-thoai/tai-khoan/<int:key>/", keeping.account, name="channel_account"),
    path("hoi-thoai/<uuid:key>/", pages.conversation, name="conversation"),
    path("hoi-thoai/<uuid:key>/tra-loi/", pages.answer, name="say"),
    path("hoi-thoai/<uuid:key>/bo-qua/", pages.set_aside, name="set_aside"),
    path("hoi-thoai/<uuid:key>/phan-anh/", pages.make, name="make_report"),
    path("hoi-thoai/<uuid:key>/gui-lai/<uuid:utterance>/", pages.again, name="say_again"),
]
