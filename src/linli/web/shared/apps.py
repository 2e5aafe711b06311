from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule


class SharedConfig(AppConfig):
    name = "linli.web.shared"
    label = "shared"

    def ready(self) -> None:
        import_module("linli.web.shared.checks")
        # From the lowest app up, so that a higher one can reach for what a lower one has declared.
        for config in reversed(list(apps.get_app_configs())):
            if config.module is not None and module_has_submodule(config.module, "personal"):
                import_module(f"{config.name}.personal")
