from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "linli.web.actors"
    label = "actors"
