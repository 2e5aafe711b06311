from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class PeopleConfig(AppConfig):
    name = "linli.web.people"
    label = "people"

    def ready(self) -> None:
        # Models, which these need, can only be loaded now.
        from linli.web.people import receivers  # noqa: F401, PLC0415
        from linli.web.people.recorded import declare_acts  # noqa: PLC0415

        declare_acts()
        navigation.add(_("People"), "people", "see_people", 150)
        navigation.add(_("Looking after"), "care", "see_vulnerable", 160)
