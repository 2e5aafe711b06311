"""The rows: homes and who belongs to them, letters, offices, and who may act for whom."""

from linli.web.people.models.doubt import Doubt
from linli.web.people.models.errand import Errand
from linli.web.people.models.invitation import Invitation, Letterhead, Miss
from linli.web.people.models.mandate import Care, Proxy
from linli.web.people.models.need import Look, Need
from linli.web.people.models.occupancy import Occupancy
from linli.web.people.models.position import Position
from linli.web.people.models.pseudonym import Pseudonym

__all__ = [
    "Care",
    "Doubt",
    "Errand",
    "Invitation",
    "Letterhead",
    "Look",
    "Miss",
    "Need",
    "Occupancy",
    "Position",
    "Proxy",
    "Pseudonym",
]
