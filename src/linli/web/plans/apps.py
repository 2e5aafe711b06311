from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class PlansConfig(AppConfig):
    name = "linli.web.plans"
    label = "plans"
    verbose_name = _("Plans")

    def ready(self) -> None:
        # Models, which these need, can only be loaded now.
        from linli.web.estates import jobs  # noqa: PLC0415
        from linli.web.plans.record import declare_acts  # noqa: PLC0415
        from linli.web.plans.tasks import PLANNING  # noqa: PLC0415

        declare_acts()
        jobs.add(PLANNING)
        navigation.add(_("Plans"), "plans", "make_plan", 130)
        navigation.add(_("Wishes"), "wishes", "see_plan", 20, place="decide")
        navigation.add(_("Plans"), "plans", "see_plan", 30, place="decide")
