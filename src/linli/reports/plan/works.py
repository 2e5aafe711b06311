"""Where the works are: how many things reach each building, and which."""

from collections.abc import Iterator

from linli.reports.content import Aside, Block, Figure, Heading, Table, Words
from linli.reports.figures.footprints import Shape, footprint_map
from linli.reports.plan.told import Document, Told
from linli.reports.words import say


def works(told: Told) -> Iterator[Block]:
    """The map, the list by building, and what is done for all."""
    lang = told.lang
    reached, everywhere = _by_building(told), _everywhere(told)
    most = max(reached, key=lambda key: len(reached[key]), default="")
    title = say("plan.works_none", lang)
    if most and reached[most]:
        name = told.setting.name_of(most)
        title = say("plan.works", lang, building=name, number=len(reached[most]))
    some = {name for names in reached.values() for name in names}
    facts = {"some": len(some), "everywhere": len(everywhere)}
    yield Heading(say("plan.works_part", lang, **facts), "works")
    if everywhere:
        yield Words(say("plan.works_everywhere", lang, number=len(everywhere)))
    yield _map(reached, title, told)
    yield Aside(_list(reached, everywhere, told), running=True, key="by-building")


def _by_building(told: Told) -> dict[str, list[str]]:
    """Names of what is done at each building and not at all of them."""
    reached: dict[str, list[str]] = {place.building: [] for place in told.setting.places}
    for measures in _measures(told):
        if told.where(measures):
            name = measures[0][told.lang]
            for key in dict.fromkeys(key for one in measures for key in one["buildings"]):
                reached.setdefault(key, []).append(name)
    return reached


def _everywhere(told: Told) -> list[str]:
    return [some[0][told.lang] for some in _measures(told) if not told.where(some)]


def _measures(told: Told) -> list[list[Document]]:
    """What is in, a list for each measure; what reaches all apart from what reaches some."""
    found: dict[tuple[str, bool], list[Document]] = {}
    for one in told.of(told.proposed["measures"]):
        found.setdefault((one["measure"], bool(one["buildings"])), []).append(one)
    return list(found.values())


def _map(reached: dict[str, list[str]], title: str, told: Told) -> Figure:
    lang = told.lang
    shapes = [
        Shape(place.name, place.outline, float(len(reached[place.building])))
        for place in told.setting.places
        if place.outline is not None
    ]
    unit = say("plan.works_unit", lang)
    drawing = footprint_map(shapes, title=title, unit=unit, name="plan-works-map", lang=lang)
    header = (say("column.building", lang), say("plan.column.things", lang))
    rows = tuple((told.setting.name_of(key), str(len(names))) for key, names in reached.items())
    return Figure(title, drawing, Table("", header, rows), say("plan.works_note", lang))


def _list(reached: dict[str, list[str]], everywhere: list[str], told: Told) -> Table:
    places = {told.setting.name_of(key): names for key, names in reached.items()}
    if everywhere:
        places = {say("plan.works_all", told.lang): everywhere, **places}
    header = (say("column.building", told.lang), say("plan.column.measure_only", told.lang))
    return Table(
        say("plan.works_list", told.lang),
        header,
        tuple((place, told.and_(names)) for place, names in places.items() if names),
        numbers=2,
    )
