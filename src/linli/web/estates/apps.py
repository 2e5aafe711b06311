from django.apps import AppConfig


class EstatesConfig(AppConfig):
    name = "linli.web.estates"
    label = "estates"
