"""What the sheets of a plan's workbook share."""

from fractions import Fraction

from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.files.table_workbook import Column, Kind
from linli.reports.plan.told import Document, Told
from linli.reports.words import say


def headed(key: str, columns: dict[str, Kind], told: Told) -> tuple[str, tuple[Column, ...]]:
    """Name and columns of a sheet from the keys of their words."""
    named = tuple(Column(say(label, told.lang), kind) for label, kind in columns.items())
    return say(key, told.lang), named


def places_of(one: Document, told: Told) -> str:
    """All its buildings by name; the entrance where it is one."""
    if not one["buildings"]:
        return say("plan.works_all", told.lang)
    if one["entrance"] is not None:
        return told.where([one])
    return told.and_(map(told.setting.name_of, one["buildings"]))


def in_yuan(fen: Fen) -> float:
    """Yuan as a workbook holds them."""
    return float(Fraction(fen, FEN_A_YUAN))
