from typing import Any

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "linli.web.people"
    label = "people"

    def ready(self) -> None:
        from linli.web.estates.signals import estate_founded  # noqa: PLC0415 - models are ready now

        estate_founded.connect(_seat_founder, dispatch_uid="people.seat_founder")


def _seat_founder(**said: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    from linli.web.people.actions.offices import seat_founder  # noqa: PLC0415 - models are ready now

    seat_founder(said["estate"], said["founder"], moment=said["moment"])
