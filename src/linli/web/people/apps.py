from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "linli.web.people"
    label = "people"
