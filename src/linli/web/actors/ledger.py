"""The ledger's organisations beside the list of actors: who is missing, what differs."""

from dataclasses import dataclass

from linli.web.actors.models import Actor, Kind
from linli.web.estates.models import Estate
from linli.web.estates.models.people import Organisation


@dataclass(frozen=True)
class Offer:
    """An organisation of the ledger and the actor it is or would become.

    ``actor`` is linked by the ledger's key; else one of the same name that has no key yet.
    """

    key: str
    name: str
    kind: str
    actor: Actor | None

    @property
    def differs(self) -> bool:
        """Whether taking it over would change anything."""
        mine = self.actor
        return mine is None or (mine.ledger_key, mine.name, mine.kind) != (
            self.key,
            self.name,
            self.kind,
        )

    @property
    def kind_words(self) -> str:
        return str(Kind(self.kind).label)


def offered(estate: Estate) -> list[Offer]:
    """Every organisation of the ledger, in its order; one without a name goes by its key."""
    actors = list(Actor.objects.filter(estate=estate))
    by_key = {actor.ledger_key: actor for actor in actors if actor.ledger_key}
    by_name = {actor.name: actor for actor in actors if not actor.ledger_key}
    return [
        Offer(row.organisation, name, row.kind, by_key.get(row.organisation) or by_name.get(name))
        for row in Organisation.objects.filter(estate=estate)
        for name in [(row.name or row.organisation)[:120]]
    ]
