from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "linli.web.matters"
    label = "matters"
