"""A fresh database with an estate, a matter, and so many neighbours who have signed in.

Prints the address of the matter's comment form and each neighbour's session, as JSON.
"""

import json
import sys

CSRF = "a" * 32


def main(clients: int) -> None:
    """Make them."""
    import django  # noqa: PLC0415 - only here are settings wanted

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(made(clients)))


def made(clients: int) -> dict[str, object]:
    """The neighbours and their matter."""
    from django.test import Client  # noqa: PLC0415 - needs Django set up
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from linli.web.accounts.models import Person  # noqa: PLC0415
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415
    from linli.web.matters.actions.raising import Draft, raise_matter  # noqa: PLC0415
    from linli.web.people.models import Occupancy  # noqa: PLC0415
    from linli.web.shared.rights import Hand  # noqa: PLC0415
    from tests.factories import small_estate  # noqa: PLC0415

    moment = timezone.now()
    estate = store_ledger(small_estate())
    sessions = []
    people = [Person.objects.create_user(name=f"neighbour {n}") for n in range(clients)]
    for person in people:
        Occupancy.objects.create(
            person=person,
            estate=estate,
            dwelling="1-1-101",
            relation="tenant",
            since=timezone.localdate(moment),
        )
        browser = Client()
        browser.force_login(person)
        sessions.append(browser.cookies["sessionid"].value)
    draft = Draft("other", "Where shall the bench stand?", "By the gate, or under the tree?")
    matter = raise_matter(Hand(people[0], people[0]), estate, draft, moment=moment)
    return {"address": reverse("matter-comment", args=[matter.pk]), "sessions": sessions}


if __name__ == "__main__":
    main(int(sys.argv[1]))
