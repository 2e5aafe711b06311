"""The actor graph of an estate, from its list of actors and the duties of its charter.

A bridge: rows go in, the engine's plain values come out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Prefetch, QuerySet

from linli.engine.ties import dropout, network, power, structure
from linli.web.actors.models import Actor, Agreement, Kind, Party, Place, Pledge
from linli.web.actors.models.actor import active_on
from linli.web.charter.wording import role_words
from linli.web.estates.models import Estate
from linli.web.shared.language import reader_language

Network = network.Network
Relation = network.Relation
Say = power.Say
Phase = power.Phase
Dropout = dropout.Dropout
without = dropout.without

WORK: frozenset[Relation] = frozenset({"carry_out", *network.DEALING})
"""All relations but raising and being asked."""

COLLECTIVE = ("resident", "owner", "tenant", "grid_worker", "building_leader", "supervisor")
"""Roles that many people hold and no organisation; each is one actor of the graph."""

SIDES = {
    "public": frozenset({Kind.PARTY_BRANCH, Kind.GOVERNMENT, Kind.COMMITTEE, "grid_worker"}),
    "residents": frozenset(
        {
            Kind.OWNERS_COMMITTEE,
            Kind.VOLUNTEERS,
            "resident",
            "owner",
            "tenant",
            "building_leader",
            "supervisor",
        }
    ),
    "market": frozenset({Kind.PROPERTY, Kind.ENTERPRISE, Kind.UTILITY, Kind.PLANNER}),
}
"""Which side a kind belongs to; all others are "society". Our reading, decision 0088."""


@dataclass(frozen=True)
class Duty:
    """One cell of the charter: who may do what in one kind of matter.

    Parameters
    ----------
    task : code of the kind of matter
    words : its name, in the reader's language
    relation : what the role does there
    role : code of a role: a kind of actor or one of ``COLLECTIVE``
    critical : whether the matter must not be left undone
    """

    task: str
    words: str
    relation: Relation
    role: str
    critical: bool = False


@dataclass(frozen=True)
class Member:
    """An actor as the page shows it."""

    key: str
    name: str
    kind: str
    place: Place
    pk: int | None = None


@dataclass(frozen=True)
class Graph:
    """The network with the words that the engine does without."""

    network: Network
    members: Sequence[Member]
    tasks: dict[str, str]
    vacant: dict[str, list[str]]
    """What would fall to a role that nobody on the list fills: tasks by role, in words."""

    def name(self, key: str) -> str:
        """Name of an actor, or words for a role that is no single actor here."""
        return next(
            (member.name for member in self.members if member.key == key), None
        ) or role_words([key], reader_language())

    def key_of(self, role: str) -> str:
        """The one actor that fills a role; the role itself where there is none or several."""
        filling = [member.key for member in self.members if member.kind == role]
        return filling[0] if len(filling) == 1 else role

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Actors in the order of the list, then what is no single actor; no ranking."""
        listed = [member.key for member in self.members]
        return sorted(
            keys, key=lambda key: (listed.index(key) if key in listed else len(listed), key)
        )

    def names(self, keys: Iterable[str]) -> list[str]:
        wanted = set(keys)
        return [member.name for member in self.members if member.key in wanted]


def graph_of(estate: Estate, duties: Iterable[Duty], day: date) -> Graph:
    """The graph on a day; three queries."""
    given = list(duties)
    rows = list(_rows(estate, day))
    members = _by_place([*_members(rows), *_collective(given)])
    filled = {member.kind for member in members}
    tasks = {duty.task: duty.words for duty in given}
    held = network.Network(
        actors=tuple(network.Actor(each.key, each.kind, side(each.kind)) for each in members),
        tasks=tuple(tasks),
        critical=frozenset(duty.task for duty in given if duty.critical),
        rights=frozenset(
            network.Right(member.key, duty.relation, duty.task)
            for duty in given
            for member in members
            if member.kind == duty.role
        ),
        resources=tuple(_resource(pledge) for row in rows for pledge in row.pledges.all()),
        agreements=_agreements(estate, day, {row.pk for row in rows}),
    )
    return Graph(held, members, tasks, _vacant(given, filled))


def _vacant(duties: Iterable[Duty], filled: set[str]) -> dict[str, list[str]]:
    """Asking and raising left out: they can wait for nobody."""
    found: dict[str, dict[str, None]] = {}
    for duty in duties:
        if duty.role not in filled and duty.relation in WORK:
            words = role_words([duty.role], reader_language())
            found.setdefault(words, {})[duty.words] = None
    return {role: list(tasks) for role, tasks in found.items()}


def side(kind: str) -> str:
    return next((name for name, kinds in SIDES.items() if kind in kinds), "society")


def _rows(estate: Estate, day: date) -> "QuerySet[Actor]":
    held = Prefetch("pledges", Pledge.objects.filter(active_on(day)))
    return Actor.objects.filter(active_on(day), estate=estate).prefetch_related(held)


def _members(rows: Iterable[Actor]) -> list[Member]:
    kinds = list(Kind)
    found = [Member(str(row.pk), row.name, row.kind, row.place, row.pk) for row in rows]
    return sorted(found, key=lambda each: (kinds.index(Kind(each.kind)), each.name))


def _by_place(members: Iterable[Member]) -> list[Member]:
    """The order of list, drawing and table: 1, 6, n."""
    places = list(Place)
    return sorted(members, key=lambda each: places.index(each.place))


def _collective(duties: Iterable[Duty]) -> list[Member]:
    """Those who only raise or are asked stay out: they would count as cut off from all work."""
    named = {duty.role for duty in duties if duty.relation in WORK}
    lang = reader_language()
    return [
        Member(role, role_words([role], lang), role, Place.SIX)
        for role in COLLECTIVE
        if role in named
    ]


def _resource(pledge: Pledge) -> network.Resource:
    quantity = None if pledge.quantity is None else Fraction(pledge.quantity)
    return network.Resource(str(pledge.actor_id), pledge.resource, pledge.unit, quantity)


def _agreements(estate: Estate, day: date, present: set[int]) -> frozenset[frozenset[str]]:
    holding = Agreement.objects.filter(active_on(day), estate=estate)
    parties: dict[int, list[str]] = {}
    for agreement, actor in Party.objects.filter(
        agreement__in=holding, actor__in=present
    ).values_list("agreement", "actor"):
        parties.setdefault(agreement, []).append(str(actor))
    return frozenset(
        frozenset({one, other})
        for signed in parties.values()
        for one in signed
        for other in signed
        if one < other
    )


@dataclass(frozen=True)
class Measures:
    """What the engine says of a graph; None where nothing can be said."""

    on_paper: dict[str, Fraction]
    in_practice: dict[str, Fraction]
    centralisation: Fraction | None
    connectivity: int | None
    cut: tuple[str, ...]
    redundancy: Fraction | None
    capable: dict[str, int]
    overlap: Fraction | None
    brokers: dict[str, dict[structure.Role, int]]
    between: dict[str, float]
    triads: structure.Triads
    gains: tuple[power.Gain, ...]

    @property
    def centres_on_paper(self) -> Fraction | None:
        return power.effective_centres(self.on_paper.values())

    @property
    def centres_in_practice(self) -> Fraction | None:
        return power.effective_centres(self.in_practice.values())


def measures(graph: Graph, says: Sequence[Say]) -> Measures:
    """Every measure; ``says`` are acts by role, as the journal has them."""
    net = graph.network
    return Measures(
        on_paper=dict(power.shares(power.says_on_paper(net))),
        in_practice=dict(power.shares(say for say in says if say.phase == "decide")),
        centralisation=structure.centralisation(net),
        connectivity=structure.connectivity(net),
        cut=structure.cut_actors(net),
        redundancy=dropout.redundancy(net),
        capable=dict(dropout.capable(net)),
        overlap=structure.overlap(net, "carry_out"),
        brokers={key: dict(roles) for key, roles in structure.brokerage(net).items() if roles},
        between=dict(structure.betweenness(net)),
        triads=structure.triads(net),
        gains=power.gains(says),
    )
