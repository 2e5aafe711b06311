from importlib import import_module

from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "linli.web.shared"
    label = "shared"

    def ready(self) -> None:
        import_module("linli.web.shared.checks")
