"""The rows: the homes people belong to, the offices they hold."""

from linli.web.people.models.occupancy import Occupancy
from linli.web.people.models.position import Position
from linli.web.people.models.pseudonym import Pseudonym

__all__ = ["Occupancy", "Position", "Pseudonym"]
