"""The buildings of an estate as the map and its list show them, from ledger and last diagnosis."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.files.diagnosis import DiagnosisDocument
from linli.files.projection import local_polygons
from linli.reports.figures.footprints import Shape, footprint_map
from linli.reports.markup import Markup
from linli.reports.numbers import plain
from linli.reports.places import Place, Setting, setting_of
from linli.reports.reading import per_household
from linli.reports.scale import class_edges, class_of
from linli.reports.words import say
from linli.web.estates import bridge
from linli.web.estates.models import Building, Diagnosis, Estate, Household
from linli.web.shared.language import Language

TABLES = ("estate", "buildings", "dwellings", "households", "components")
"""All that map and reports read of a ledger."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One building: ``level`` is its class on the map, 1 to 5, or 0 where nothing is known."""

    place: Place
    value: float | None
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Board:
    """All buildings with the one quantity the map is filled by."""

    title: str
    unit: str
    spots: Sequence[Spot]

    @property
    def classes(self) -> list[tuple[str, str]]:
        """Lower and upper edge of each value class, for the key of the map."""
        edges = class_edges([spot.value for spot in self.spots if spot.value is not None])
        return [(f"{low:g}", f"{high:g}") for low, high in pairwise(edges)]

    def drawing(self, lang: Language) -> Markup:
        """The map as a drawing, for print and for a page without scripts."""
        shapes = [
            Shape(spot.place.name, spot.place.outline, spot.value)
            for spot in self.spots
            if spot.place.outline is not None
        ]
        return footprint_map(shapes, title=self.title, unit=self.unit, name="estate", lang=lang)


def last_document(estate: Estate) -> DiagnosisDocument | None:
    """The newest finished diagnosis."""
    result = Diagnosis.objects.done().filter(estate=estate).values_list("result", flat=True).first()
    return cast("DiagnosisDocument", json.loads(result)) if result else None


def setting(estate: Estate) -> Setting:
    """What reports and map need of an estate besides its diagnosis."""
    ledger = bridge.read_estate(estate.pk, TABLES)
    return setting_of(ledger, local_polygons(ledger))


def board(setting: Setting, document: DiagnosisDocument | None, lang: Language) -> Board:
    """Filled by what a household loses a year once that is known, till then by households."""
    known = setting.places
    values: list[float | None]
    if document is None:
        title, unit = _("How many households live in each building"), ""
        values = [float(place.households) or None for place in known]
    else:
        title, unit = say("year.map_none", lang), say("unit.year", lang)
        lost = per_household(document["annual"]["by_building"], setting)
        found = [lost.get(place.building) for place in known]
        values = [None if estimate is None else estimate["mean"] for estimate in found]
    edges = class_edges([value for value in values if value is not None])
    spots = [
        Spot(place, value, _level(value, edges), _words(value, unit, lang))
        for place, value in zip(known, values, strict=True)
    ]
    return Board(title, unit, spots)


def loss_words(building: Building, lang: Language) -> str:
    """What a household of one building loses a year, as far as it is known."""
    document = last_document(building.estate)
    homes = Household.objects.filter(dwelling__building=building).count()
    if document is None or not homes:
        return _words(float(homes) or None, "", lang)
    lost = document["annual"]["by_building"].get(building.building)
    return _words(lost["mean"] / homes if lost else None, say("unit.year", lang), lang)


def geojson(shown: Board) -> dict[str, Any]:
    """The buildings as GeoJSON in local metres, x to the east, y to the north."""
    features = [
        {
            "type": "Feature",
            "id": spot.place.building,
            "geometry": {"type": "Polygon", "coordinates": [spot.place.outline.round(2).tolist()]},
            "properties": {
                "name": spot.place.name,
                "level": spot.level,
                "words": spot.words,
            },
        }
        for spot in shown.spots
        if spot.place.outline is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _level(value: float | None, edges: Sequence[float]) -> int:
    return 0 if value is None else class_of(value, edges) + 1


def _words(value: float | None, unit: str, lang: Language) -> str:
    if value is None:
        return _("no households recorded")
    if not unit:
        return ngettext("%(count)d household", "%(count)d households", int(value)) % {
            "count": value
        }
    return _("about %(amount)s %(unit)s") % {"amount": plain(value, lang), "unit": unit}
