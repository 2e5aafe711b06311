"""For how many owners one person may vote, by the law that the charter in force is held against."""

from datetime import date

from linli.web.charter import bridge
from linli.web.charter.current import in_force
from linli.web.estates.models import Estate
from linli.web.people.rules import strictest


def most(estate: Estate, day: date) -> int:
    """The number of the place's rule set; the strictest where it has none."""
    law = bridge.rule_set(in_force(estate, day).charter.rule_set)
    floor = law.floors.get("proxy_principals")
    return strictest(estate, day) if floor is None or floor.most is None else floor.most
