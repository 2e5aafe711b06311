from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "linli.web.accounts"
    label = "accounts"
