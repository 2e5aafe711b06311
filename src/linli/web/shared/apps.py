from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "linli.web.shared"
    label = "shared"
