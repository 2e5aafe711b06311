"""Where a matter is: the whole estate, a building, an entrance; in words, as a choice, drawn."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from linli.files.projection import local_polygons
from linli.reports import tokens
from linli.reports.figures.footprints import Shape, frame_of
from linli.reports.markup import Markup, element
from linli.reports.svg import closed, drawing, text
from linli.web.estates import bridge as ledger
from linli.web.estates.models import Building, Dwelling, Estate
from linli.web.matters.models import Matter, Scope
from linli.web.people.models import Occupancy
from linli.web.shared.rights import Hand


class Place(NamedTuple):
    """A part of the estate, as a matter names it."""

    scope: str
    building: str | None = None
    entrance: int | None = None

    @classmethod
    def read(cls, value: str) -> Self:
        """From the value of a choice, such as ``entrance:2:B-7``; a building's key comes last."""
        scope, _sign, rest = value.partition(":")
        if scope == Scope.BUILDING:
            return cls(scope, rest)
        if scope == Scope.ENTRANCE:
            number, _sign, building = rest.partition(":")
            return cls(scope, building, int(number))
        return cls(Scope.ESTATE)

    @property
    def value(self) -> str:
        parts = (self.scope, self.entrance, self.building)
        return ":".join(str(part) for part in parts if part is not None)


Groups = list[tuple[str, list[tuple[str, str]]]]
"""Choices, grouped by building."""


def options(estate: Estate, scopes: tuple[str, ...]) -> Groups:
    """The places that a matter may be about, if it may be about these parts of an estate."""
    whole = (Scope.ESTATE.value, str(Scope.ESTATE.label))
    groups: Groups = [("", [whole if Scope.ESTATE in scopes else ("", "—")])]
    if set(scopes) == {Scope.ESTATE}:
        return groups
    rows = Building.objects.filter(estate=estate).values_list("building", "name", "entrances")
    for key, name, entrances in rows:
        called = name or key
        places = [Place(Scope.BUILDING, key)] if Scope.BUILDING in scopes else []
        if Scope.ENTRANCE in scopes:
            numbers = range(1, (entrances or 0) + 1)
            places += [Place(Scope.ENTRANCE, key, number) for number in numbers]
        groups.append((called, [(place.value, words(place, called)) for place in places]))
    return groups


def words(place: Place, building: str) -> str:
    """The place as neighbours call it; ``building`` is its building's name."""
    if place.scope == Scope.ESTATE:
        return str(Scope.ESTATE.label)
    if place.entrance is None:
        return building
    told = {"building": building, "entrance": place.entrance}
    return _("%(building)s, entrance %(entrance)d") % told


def place_of(matter: Matter) -> Place:
    return Place(matter.scope, matter.building, matter.entrance)


def names(estate: Estate) -> dict[str, str]:
    """The buildings' names by key."""
    rows = Building.objects.filter(estate=estate).values_list("building", "name")
    return {key: name or key for key, name in rows}


def home_of(hand: Hand, estate: Estate, day: date) -> Place | None:
    """The entrance at which this person lives or owns; None for whoever has no home here."""
    own = Occupancy.objects.current(day).filter(estate=estate, person=hand.person.pk)
    homes = Dwelling.objects.filter(estate=estate, dwelling__in=own.values("dwelling"))
    found = homes.values_list("building__building", "entrance").first()
    if found is None:
        return None
    building, entrance = found
    scope = Scope.BUILDING if entrance is None else Scope.ENTRANCE
    return Place(scope, building, entrance)


def name_of(matter: Matter) -> str:
    """The name of the matter's building; its key where the ledger no longer has it."""
    if matter.building is None:
        return ""
    rows = Building.objects.filter(estate=matter.estate_id, building=matter.building)
    return rows.values_list("name", flat=True).first() or matter.building


LABEL = 22.0
"""Size of the name, as the figure is shown at about half its width."""


def drawn(matter: Matter, title: str) -> Markup | None:
    """The estate's footprints with the matter's building filled.

    None for a matter of the whole estate, and where no footprint of its building is recorded.
    """
    if matter.scope == Scope.ESTATE:
        return None
    known = ledger.read_estate(matter.estate_id, ("estate", "buildings"))
    keys, called = known["buildings"]["building"], known["buildings"]["name"]
    rows = zip(keys, called, local_polygons(known), strict=True)
    found = {key: Shape(name or key, outline, None) for key, name, outline in rows if len(outline)}
    if matter.building not in found:
        return None
    frame = frame_of(list(found.values()))
    paths = [
        element(
            "path",
            element("title", shape.name),
            d=closed(frame.place(shape.outline)),
            fill=tokens.SEQUENCE[1] if key == matter.building else tokens.PAPER,
            stroke=tokens.INK,
            stroke_width=2.5 if key == matter.building else 0.8,
        )
        for key, shape in found.items()
    ]
    chosen = found[matter.building]
    corners = frame.place(chosen.outline)
    middle = (_centre(x for x, _y in corners), _centre(y for _x, y in corners))
    label = text(middle, chosen.name, anchor="middle", size=LABEL)
    return drawing(title, title, frame.height + 20, *paths, label, name="where")


def _centre(values: Iterable[float]) -> float:
    found = list(values)
    return (min(found) + max(found)) / 2
