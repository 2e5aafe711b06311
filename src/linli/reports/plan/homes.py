"""What each home pays, as a workbook: for those who collect the money, not for the notice board."""

from collections.abc import Mapping, Sequence
from typing import Any

from linli.engine.renewal.money import a_month
from linli.files.table_workbook import Cell, Column, Kind, Sheet, workbook_of
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.plan.packages import package_name
from linli.reports.plan.sheets import headed, in_yuan
from linli.reports.plan.told import Document, Told
from linli.reports.words import say

_COLUMNS: dict[str, Kind] = {
    "plan.column.building": "text",
    "plan.column.entrance": "count",
    "plan.column.floor": "count",
    "plan.column.dwelling": "text",
    "plan.column.household": "text",
    "plan.column.role": "text",
    "plan.column.homes": "count",
    "plan.column.area": "amount",
    "plan.column.area_assumed": "text",
    "plan.column.own": "yuan",
    "plan.column.own_a_month": "yuan",
    "plan.column.fund_part": "yuan",
}

_ROLES: Mapping[str, str] = {
    "owner": "plan.role.owner",
    "unknown": "plan.role.unknown",
    "absent": "plan.role.absent",
    "unlisted": "plan.role.unlisted",
    "tenant": "plan.role.tenant",
    "other": "plan.role.other",
}


def homes_workbook(
    burden: Mapping[str, Any], document: Document, lang: Language, setting: Setting | None = None
) -> bytes:
    """A sheet a package, a row a home; the last row adds up.

    Parameters
    ----------
    burden : a ``linli.burden/1`` of the plan ``document``, a ``linli.plan/1``
    setting : of the same estate; without it buildings are called by their keys
    """
    told = Told(document, setting or Setting((), {}, {}), lang)
    return workbook_of(
        [_sheet(burden, at, one, told) for at, one in enumerate(document["packages"])]
    )


def _sheet(burden: Mapping[str, Any], at: int, package: Document, told: Told) -> Sheet:
    _, columns = headed("plan.sheet.homes", _COLUMNS, told)
    rows = [_row(home, at, burden["years"], told) for home in burden["homes"]]
    return Sheet(package_name(package, told), columns, rows, _total(rows, columns, told))


def _row(home: Mapping[str, Any], at: int, years: int, told: Told) -> list[Cell]:
    own = home["own_fen"][at]
    return [
        told.setting.name_of(home["building"]),
        home["entrance"],
        home["floor"],
        home["dwelling"],
        home["household"],
        say(_ROLES[home["role"]], told.lang),
        home["homes"],
        float(home["area_m2"]),
        say("plan.area_assumed", told.lang) if home["area_assumed"] else None,
        in_yuan(own),
        in_yuan(a_month(own, years)),
        in_yuan(home["fund_fen"][at]),
    ]


def _total(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], told: Told) -> list[Cell]:
    """Sums of what is paid once; a month's payments of different homes end alike, but no sum."""
    ends = len(columns)
    sums: dict[int, Cell] = {0: say("plan.in_all", told.lang)}
    for place in (ends - 3, ends - 1):
        sums[place] = round(sum(float(row[place] or 0) for row in rows), 2)
    return [sums.get(place) for place in range(ends)]
