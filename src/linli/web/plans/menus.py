"""The menu of a round as a home reads it: what reaches it, in groups, in the reader's language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.reports.plan.money import yuan
from linli.web.people.doors import Door
from linli.web.plans.bridge import Item
from linli.web.plans.models import Round
from linli.web.shared.language import Language

CLASSES = {
    "safety": gettext_lazy("Safety first"),
    "basic": gettext_lazy("Basic: what everyday life stands on"),
    "improve": gettext_lazy("Better: what makes life easier"),
    "upgrade": gettext_lazy("More: what a good neighbourhood has"),
}
SOFT = gettext_lazy("Together: what neighbours do for each other, at little cost")

FEWEST = 5
"""Lists below which nothing is told but their number: one could tell who wished for what."""


@dataclass(frozen=True)
class Line:
    """One measure on the list, with its number on paper."""

    number: int
    code: str
    name: str
    benefit: str
    where: str
    cost: str
    required: bool


@dataclass(frozen=True)
class Group:
    """Measures of one class."""

    title: str
    lines: list[Line]


def groups(
    asked: Round, home: Door | None, names: Mapping[str, str], lang: Language
) -> list[Group]:
    """What reaches a home; without a home, or for one that has left the ledger, everything."""
    found: dict[str, list[Line]] = {}
    for number, item in enumerate(asked.menu, 1):
        if home is None or home.building is None or reaches(item, home):
            found.setdefault(_group(item), []).append(_line(number, item, home, names, lang))
    titles = {code: str(title) for code, title in CLASSES.items()} | {"soft": str(SOFT)}
    return [Group(title, found[code]) for code, title in titles.items() if code in found]


def reaches(item: Item, home: Door) -> bool:
    """Whether the measure is done where this home is, or for everybody."""
    places = [(building, entrance) for building, entrance in item["places"]]
    return not places or any(
        building == home.building
        and (None in (entrance, home.entrance) or entrance == home.entrance)
        for building, entrance in places
    )


def _group(item: Item) -> str:
    return "soft" if item["soft"] else str(item["class"])


def _line(
    number: int, item: Item, home: Door | None, names: Mapping[str, str], lang: Language
) -> Line:
    return Line(
        number,
        item["code"],
        item[lang],
        item[f"benefit_{lang}"],
        _where(item, home, names),
        yuan(item["cost_fen"], lang),
        item["required"],
    )


def _where(item: Item, home: Door | None, names: Mapping[str, str]) -> str:
    if not item["places"]:
        return _("for the whole estate")
    if home is not None and home.building_name:
        return _("where you live: %(building)s") % {"building": home.building_name}
    keys = list(dict.fromkeys(str(building) for building, _entrance in item["places"]))
    return _("at: %(places)s") % {"places": _(", ").join(names.get(key, key) for key in keys)}


@dataclass(frozen=True)
class Asked:
    """How many homes ticked a measure."""

    name: str
    homes: int
    share: float

    @property
    def width(self) -> str:
        """Of its bar, of 100."""
        return f"{100 * self.share:.1f}"


def asked_for(
    menu: Sequence[Item], ballots: Mapping[str, Iterable[str]], lang: Language
) -> list[Asked]:
    """Measures by how many homes ticked them; none where too few homes handed in."""
    if len(ballots) < FEWEST:
        return []
    counts = Counter(code for codes in ballots.values() for code in codes)
    lines = [
        Asked(item[lang], counts[item["code"]], counts[item["code"]] / len(ballots))
        for item in menu
    ]
    return sorted((line for line in lines if line.homes), key=lambda line: -line.homes)
