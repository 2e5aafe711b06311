"""What a weak part, an entrance or an input is called in a sentence."""

from linli.files.diagnosis import WeakPartDocument
from linli.files.parameter_manual import meaning
from linli.reports import labels
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.words import say

FIELD = "field"
"""Kind of an input that is a column of the ledger."""

SHOCK_PARTS = {"heat": "heat_wave", "cold": "cold_spell", "fire": "dwelling_fire"}
"""Parts of codes that stand for a shock by another name."""


def part_name(part: WeakPartDocument, setting: Setting, lang: Language) -> str:
    """Where a part is and what it is, for the middle of a sentence."""
    kind = labels.kind(part["kind"], lang)
    building = setting.name_of(part["building"]) if part["building"] else None
    if part["system"] == "structure":
        return say("weak.structure", lang, building=building or part["part"])
    system = labels.system(part["system"], lang)
    what = kind if kind == system else say("weak.what", lang, system=system, kind=kind)
    if building is None:
        return say("weak.shared", lang, what=what)
    entrance = setting.part_entrances.get(part["part"])
    if entrance is None:
        return say("weak.in_building", lang, building=building, what=what)
    return say("weak.in_entrance", lang, building=building, entrance=entrance, what=what)


def entrance_name(key: str, setting: Setting, lang: Language) -> str:
    """Name of an entrance from its key ``building/entrance``."""
    building, _, entrance = key.rpartition("/")
    return say("entrance", lang, building=setting.name_of(building), entrance=entrance)


def input_name(name: str, kind: str, lang: Language) -> str:
    """What an input of the model says: a parameter, or a column of the ledger.

    A parameter that is no longer known keeps its code.
    """
    if kind == FIELD:
        table, _, column = name.partition(".")
        column = labels.ledger_column(table, column, lang)
        return say("hangs.field", lang, table=labels.table(table, lang), column=column)
    row, _, place = name.partition("[")
    try:
        said = meaning(row, lang)
    except KeyError:
        return name
    shock = _shock_of(row, lang)
    if shock and not said.startswith(shock):
        said = say("hangs.of_shock", lang, shock=shock, meaning=said)
    if not place:
        return said
    return say("hangs.element", lang, meaning=said, place=int(place.rstrip("]")) + 1)


def _shock_of(parameter: str, lang: Language) -> str:
    """The shock a parameter belongs to by the first part of its code; empty where it is of none."""
    first = parameter.partition(".")[0]
    code = SHOCK_PARTS.get(first, first)
    if code not in labels.SHOCKS:
        return ""
    return labels.shock(code, lang).removeprefix("an ").removeprefix("a ")
