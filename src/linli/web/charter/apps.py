from django.apps import AppConfig


class CharterConfig(AppConfig):
    name = "linli.web.charter"
    label = "charter"
