from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "linli.web.people"
    label = "people"

    def ready(self) -> None:
        from linli.web.people import receivers  # noqa: F401, PLC0415 - models are ready only now
