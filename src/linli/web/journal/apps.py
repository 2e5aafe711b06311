from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from linli.web.shared import navigation


class JournalConfig(AppConfig):
    name = "linli.web.journal"
    label = "journal"

    def ready(self) -> None:
        navigation.add(
            _("Journal"), "journal", "see_journal", 170, arguments=lambda estate: [estate.estate]
        )
