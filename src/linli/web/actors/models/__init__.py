"""The rows: organisations of 1+6+n, whom to call there, what they pledge, what they agreed."""

from linli.web.actors.models.actor import Actor, Kind, Place
from linli.web.actors.models.agreement import Agreement, Party
from linli.web.actors.models.contact import Contact
from linli.web.actors.models.pledge import Pledge, Resource, Unit

__all__ = [
    "Actor",
    "Agreement",
    "Contact",
    "Kind",
    "Party",
    "Place",
    "Pledge",
    "Resource",
    "Unit",
]
