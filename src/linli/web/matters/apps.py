from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "linli.web.matters"
    label = "matters"

    def ready(self) -> None:
        from linli.web.matters.record import declare_acts  # noqa: PLC0415 - models are ready now

        declare_acts()
