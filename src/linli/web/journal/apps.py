from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "linli.web.journal"
    label = "journal"
