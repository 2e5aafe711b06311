"""The rows: accounts, the homes they belong to, the positions they hold."""

from linli.web.people.models.occupancy import Occupancy
from linli.web.people.models.person import Person
from linli.web.people.models.position import Position
from linli.web.people.models.pseudonym import Pseudonym

__all__ = ["Occupancy", "Person", "Position", "Pseudonym"]
