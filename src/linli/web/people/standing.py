"""What somebody is in an estate on a day: the roles from which the charter gives rights."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.models import Occupancy, Position, Pseudonym
from linli.web.people.models.occupancy import Relation
from linli.web.people.models.periods import holds_on
from linli.web.shared.rights import Hand

VISITOR, RESIDENT, OPERATOR = "visitor", "resident", "operator"
AT_HOME = frozenset({VISITOR, RESIDENT, Relation.OWNER.value, Relation.TENANT.value})
"""The roles that one may use through another's hand; offices and the operator's are not lent."""


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


def roles_by(hand: Hand, estate: Estate, day: date) -> frozenset[str]:
    """Every role that may be used by this hand."""
    found = roles(hand.person, estate, day)
    return found if hand.how == "self" else found & AT_HOME


def roles_anywhere(hand: Hand, day: date) -> frozenset[str]:
    """Every office of the person in any estate, for acts that are no single estate's."""
    if hand.how != "self" or not isinstance(hand.person, Person):
        return frozenset({VISITOR})
    held = Position.objects.filter(holds_on(day), person=hand.person)
    found = frozenset(held.values_list("office", flat=True)) | {VISITOR}
    return found | ({OPERATOR} if hand.person.is_superuser else set())


def pseudonym(person: Person, estate: Estate) -> str:
    """The person's name in this estate's public record, made when first needed."""
    return Pseudonym.objects.get_or_create(person=person, estate=estate)[0].code


def holds_office(person: Person) -> bool:
    """Whether this person holds an office anywhere today: such accounts want a second factor.

    Reads the clock, as it is asked while somebody signs in, through ``settings.HOLDS_OFFICE``.
    """
    return holds_office_on(person, timezone.localdate())


def holds_office_on(person: Person, day: date) -> bool:
    """Whether this person holds an office anywhere on this day, or keeps the installation."""
    if person.is_staff or person.is_superuser:
        return True
    return Position.objects.filter(holds_on(day), person=person).exists()


def owns(person: Person, estate: Estate, day: date) -> bool:
    """Whether the committee has seen this person's proof of ownership, as acts of law want."""
    homes = Occupancy.objects.filter(holds_on(day), person=person, estate=estate)
    return homes.filter(owner_confirmed_at__isnull=False).exists()
