"""Who takes part beside the residents: the organisations of 1+6+n and what they have agreed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class ActorsConfig(AppConfig):
    name = "linli.web.actors"
    label = "actors"

    def ready(self) -> None:
        # Models, which words for facts come from, can only be loaded now.
        from linli.web.actors.recorded import declare_acts  # noqa: PLC0415

        declare_acts()
        navigation.add(_("Who takes part"), "actors", "see_actors", 155)
