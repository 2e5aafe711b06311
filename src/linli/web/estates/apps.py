from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class EstatesConfig(AppConfig):
    name = "linli.web.estates"
    label = "estates"
    verbose_name = _("Estates")

    def ready(self) -> None:
        # Models, which these need, can only be loaded now.
        from linli.web.estates import jobs  # noqa: PLC0415
        from linli.web.estates.tasks import STRESS_TEST  # noqa: PLC0415

        jobs.add(STRESS_TEST)
        navigation.add(_("Estate"), "estate", "see_estate", 10, place="everybody")
        navigation.add(_("Ledger"), "ledger", "see_ledger", 110)
        navigation.add(_("Stress test"), "stress", "run_stress", 120)
