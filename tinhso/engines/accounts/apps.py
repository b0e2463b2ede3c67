from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tinhso.engines.accounts"
    label = "accounts"
