"""What changes in which shock, need, group and building, before and after the works."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import floor, log10

from linli.files.diagnosis import EstimateDocument
from linli.reports import labels
from linli.reports.content import Block, Figure, Heading, Table, Words
from linli.reports.figures.footprints import Shape, footprint_map
from linli.reports.figures.strip import Caption, Row, changes
from linli.reports.numbers import LEAST, Language, amount, plain
from linli.reports.plan.proposal import DIGITS
from linli.reports.plan.told import Told
from linli.reports.reading import ALL, FEWEST
from linli.reports.words import between, say

LIFTS = "lift_outage"
"""The shock that a new lift brings along: who never had one cannot lack it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One shock, need, group or building."""

    name: str
    before: float
    after: float

    @property
    def saved(self) -> float:
        """Person-days a year."""
        return self.before - self.after


def effect(told: Told) -> Iterator[Block]:
    """Four views of the same difference, and who is worse off."""
    found, lang = told.proposed["effect"], told.lang
    shocks = _sorted(found["by_shock"], labels.SHOCKS, lang)
    yield Heading(_title(shocks, told), "effect")
    yield _figure("shock", shocks, told)
    needs = _sorted(found["by_need"], labels.NEEDS, lang)
    yield _figure("need", needs, told)
    groups = {code: change for code, change in found["by_group"].items() if code != ALL}
    yield _figure("group", _sorted(groups, labels.GROUPS, lang), told)
    yield _map(told)
    for sentence in _worse(told):
        yield Words(sentence)


def _title(shocks: list[Changed], told: Told) -> str:
    """From which shocks most of the saving comes."""
    if not shocks or shocks[0].saved < LEAST:
        return say("plan.change.nothing", told.lang)
    names = told.and_(one.name for one in shocks[:2] if one.saved >= LEAST)
    return say("plan.change", told.lang, shocks=names)


def _sorted(
    found: Mapping[str, Mapping[str, float]], names: labels.Names, lang: Language
) -> list[Changed]:
    """Those where anything is lost, the largest saving first."""
    each = [
        Changed(labels.named(names, code, lang), one["before"], one["after"])
        for code, one in found.items()
        if max(one["before"], one["after"]) >= LEAST
    ]
    return sorted(each, key=lambda one: -one.saved)


TITLES = {
    "shock": "plan.change.shock",
    "need": "plan.change.need",
    "group": "plan.change.group",
}
COLUMNS = {"shock": "column.shock", "need": "column.need", "group": "plan.column.group"}
NOTES = {"need": "needs.note", "group": "plan.change.group_note"}


def _figure(of: str, changed: list[Changed], told: Told) -> Figure:
    lang = told.lang
    title = say("plan.change.none", lang)
    if changed:
        first = changed[0]
        title = say(TITLES[of], lang, name=first.name, **_ends(first, lang))
    caption = Caption(
        title, say("plan.change.description", lang), say("plan.year_axis", lang),
        f"plan-change-{of}", lang,
    )  # fmt: skip
    note = say(NOTES[of], lang) if of in NOTES else ""
    rows = [_row(one, lang) for one in changed]
    return Figure(title, changes(rows, caption), _table(COLUMNS[of], changed, lang), note)


def _row(one: Changed, lang: Language) -> Row:
    words = "{before} → {after}".format(**_ends(one, lang))
    ends: EstimateDocument = {
        "mean": one.after,
        "se": 0.0,
        "low": min(one.before, one.after),
        "high": max(one.before, one.after),
    }
    return Row(one.name, words, ends, turned=one.before >= one.after)


def _table(column: str, changed: list[Changed], lang: Language) -> Table:
    header = (column, "plan.column.before", "plan.column.after", "plan.column.less")
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple((one.name, *_ends(one, lang).values(), _said(one.saved, lang)) for one in changed),
    )


def _ends(one: Changed, lang: Language) -> dict[str, str]:
    """Before and after at the same place, as many digits as the larger allows."""
    largest = max(one.before, one.after, LEAST)
    unit = 10.0 ** (floor(log10(largest)) + 1 - DIGITS)
    return {
        when: _whole(value, unit, lang)
        for when, value in (("before", one.before), ("after", one.after))
    }


def _whole(value: float, unit: float, lang: Language) -> str:
    if 0 < value < unit / 2:
        return f"<{unit:g}"
    return amount(value, lang, unit)


def _said(value: float, lang: Language) -> str:
    return "0" if abs(value) < LEAST / 2 else plain(value, lang, DIGITS)


def _map(told: Told) -> Figure:
    """Saved a year per household; homes so few that one would be known are not named."""
    lang, setting = told.lang, told.setting
    found = told.proposed["effect"]["by_building"]
    homes = {place.building: place.households for place in setting.places}
    each = {
        key: Changed(setting.name_of(key), one["before"] / homes[key], one["after"] / homes[key])
        for key, one in found.items()
        if homes.get(key)
    }
    shapes = [
        Shape(
            place.name,
            place.outline,
            max(0.0, each[place.building].saved) if place.building in each else None,
        )
        for place in setting.places
        if place.outline is not None
    ]
    named = sorted(
        (one for key, one in each.items() if homes[key] >= FEWEST), key=lambda one: -one.saved
    )
    title = say("plan.change.none", lang)
    if named and named[0].saved >= LEAST:
        most = named[0]
        title = say("plan.change.building", lang, name=most.name, saved=_said(most.saved, lang))
    unit = say("plan.unit_household", lang)
    drawing = footprint_map(shapes, title=title, unit=unit, name="plan-change-map", lang=lang)
    table = _table("column.building", named, lang)
    few = len(each) - len(named)
    note = say("table.few", lang, few=f"{few:,}", fewest=FEWEST) if few else ""
    return Figure(title, drawing, replace(table, cut=note), printed=True)


def _worse(told: Told) -> Iterator[str]:
    """Which group or shock comes out worse, or that no group does."""
    lang, found = told.lang, told.proposed["effect"]
    worse = [
        say("plan.worse.group", lang, group=labels.group(code, lang), more=plain(more, lang))
        for code, more in _more(found["by_group"])
    ]
    yield between(lang).join(worse) if worse else say("plan.worse.nobody", lang)
    for code, more in _more(found["by_shock"]):
        key = "plan.worse.lifts" if code == LIFTS else "plan.worse.shock"
        yield say(key, lang, shock=labels.shock(code, lang), more=plain(more, lang))


def _more(found: Mapping[str, Mapping[str, float]]) -> list[tuple[str, float]]:
    """What is lost more than before, as far as anybody would notice."""
    each = [(code, one["after"] - one["before"]) for code, one in found.items()]
    return [(code, more) for code, more in each if more >= LEAST]
