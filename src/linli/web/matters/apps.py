from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class MattersConfig(AppConfig):
    name = "linli.web.matters"
    label = "matters"

    def ready(self) -> None:
        from linli.web.matters.record import declare_acts  # noqa: PLC0415 - models are ready now

        declare_acts()
        navigation.add(_("Decide"), "matters", "see_matters", 20, place="everybody")
        navigation.add(_("Matters"), "matters", "see_matters", 10, place="decide")
