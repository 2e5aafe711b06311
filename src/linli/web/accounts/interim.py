"""What accounts asks of higher apps, answered by an account alone until settings name theirs."""

from linli.web.accounts.models import Person


def by_name(door: str, name: str) -> list[Person]:  # noqa: ARG001 - an account knows no door
    """The people of this name."""
    return list(Person.objects.filter(name=name.strip(), is_active=True)[:3])


def holds_office(person: Person) -> bool:
    """Whether the account itself is one of staff."""
    return person.is_staff or person.is_superuser
