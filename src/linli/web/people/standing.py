"""What somebody is in an estate on a day: the roles from which the charter gives rights."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.models import Occupancy, Position, Pseudonym
from linli.web.people.models.occupancy import Relation
from linli.web.people.models.periods import holds_on

VISITOR, RESIDENT, OPERATOR = "visitor", "resident", "operator"


def roles(person: Person | AnonymousUser, estate: Estate, day: date) -> frozenset[str]:
    """Every role of ``person``; everybody is at least a visitor.

    An owner who lives elsewhere is an owner but no resident.
    """
    if not isinstance(person, Person):
        return frozenset({VISITOR})
    homes = Occupancy.objects.filter(holds_on(day), person=person, estate=estate)
    found = {VISITOR}
    for relation, lives_here in homes.values_list("relation", "lives_here"):
        found |= {RESIDENT} if lives_here else set()
        found |= {relation} if relation != Relation.FAMILY else set()
    held = Position.objects.filter(holds_on(day), person=person, estate=estate)
    found.update(held.values_list("office", flat=True))
    return frozenset(found | ({OPERATOR} if person.is_superuser else set()))


def pseudonym(person: Person, estate: Estate) -> str:
    """The person's name in this estate's public record, made when first needed."""
    return Pseudonym.objects.get_or_create(person=person, estate=estate)[0].code
