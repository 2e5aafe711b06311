"""The bundled estate's places, those who stand behind it (1+6+n) and what its reserve holds."""

from datetime import date

import polars as pl

from linli.engine.estate.population.help import FACILITY_COLUMNS
from linli.engine.estate.population.made import made_rows

_FACILITIES = (
    ("shelter-1", "shelter", "中心绿地避难场所", 106.0, 79.0, True, 400, 900.0, 24.0),
    ("shelter-2", "shelter", "清和小学操场", -60.0, 90.0, False, 1200, 4000.0, 24.0),
    ("shop-1", "shop", "街角菜店", 20.0, 5.6, True, 60, 150.0, 13.0),
    ("shop-2", "shop", "便民超市", 135.0, 5.6, True, 80, 260.0, 14.0),
    ("canteen-1", "canteen", "社区食堂", 187.0, 62.0, True, 80, 200.0, 9.0),
    ("meeting_room-1", "meeting_room", "居委会议事室", 193.0, 62.0, True, 50, 80.0, 10.0),
    ("cool_room-1", "cool_room", "纳凉点", 199.0, 62.0, True, 60, 120.0, 12.0),
    ("warm_room-1", "warm_room", "取暖点", 205.0, 66.0, True, 60, 120.0, 12.0),
    ("clinic-1", "clinic", "社区卫生服务站", 230.0, 20.0, False, 30, 220.0, 8.0),
    ("pharmacy-1", "pharmacy", "平安药店", 150.0, -12.0, False, 15, 80.0, 13.0),
    ("water_point-1", "water_point", "临时供水点", 106.0, 30.0, True, 300, 20.0, 12.0),
    ("charging-1", "charging", "应急充电点", 180.0, 58.0, True, 40, 20.0, 24.0),
)
"""Columns as ``help.FACILITY_COLUMNS``; metres from the estate's south-west corner. All invented."""

_ORGANISATIONS = (
    ("party", "清和社区党总支", "party_branch", "propose;consult;supervise", "召集各方", 1.0),
    (
        "subdistrict",
        "街道办事处",
        "government",
        "propose;consult;decide;fund;supervise",
        "应急物资调拨",
        4.0,
    ),
    (
        "committee",
        "清和社区居委会",
        "committee",
        "propose;consult;carry_out;supervise",
        "值班 24 小时",
        1.0,
    ),
    (
        "owners",
        "清和里业委会筹备组",
        "owners_committee",
        "propose;supervise",
        "筹备首次业主大会",
        24.0,
    ),
    ("property", "清和物业", "property", "propose;carry_out", "维修工 6 人", 1.0),
    ("carers", "邻家社会工作服务社", "social", "propose;consult;carry_out", "社工 4 人", 8.0),
    ("grocer", "街角菜店", "enterprise", "consult;fund", "平价供菜", 6.0),
    ("volunteers", "清和里志愿者队", "volunteers", "propose;carry_out", "志愿者 12 人", 2.0),
    ("water", "自来水公司", "utility", "carry_out", "送水车", 6.0),
    ("power", "供电所", "utility", "carry_out", "应急发电车", 4.0),
    ("gas", "燃气公司", "utility", "carry_out", "抢修队", 4.0),
    ("clinic", "社区卫生服务中心", "clinic", "consult;carry_out", "家庭医生 2 人", 4.0),
)
"""Key, name, kind, powers, resources pledged, hours until they are there."""

_STOCK = (
    ("water", 240.0, "litre", date(2027, 6, 30), "meeting_room-1", "committee", 1.0),
    ("water", 3000.0, "litre", None, None, "water", 12.0),
    ("meal", 80.0, "portion", date(2027, 3, 31), "meeting_room-1", "committee", 1.0),
    ("meal", 120.0, "portion", None, "canteen-1", "carers", 6.0),
    ("medicine", 20.0, "piece", date(2026, 12, 31), "clinic-1", "clinic", 4.0),
    ("first_aid", 6.0, "piece", date(2027, 12, 31), "meeting_room-1", "committee", 0.5),
    ("blanket", 30.0, "piece", None, "cool_room-1", "committee", 1.0),
    ("tent", 10.0, "piece", None, None, "subdistrict", 6.0),
    ("fan", 12.0, "piece", None, "cool_room-1", "committee", 1.0),
    ("heater", 6.0, "piece", None, "warm_room-1", "committee", 1.0),
    ("power_bank", 10.0, "piece", None, "meeting_room-1", "volunteers", 1.0),
    ("lamp", 30.0, "piece", None, "meeting_room-1", "property", 0.5),
    ("stair_chair", 1.0, "piece", None, "meeting_room-1", "property", 0.5),
    ("pump", 1.0, "piece", None, None, "property", 1.0),
    ("sandbag", 100.0, "piece", None, None, "property", 1.0),
)
"""Item, quantity, unit, expires, place, owner, hours until it can be called. All invented."""


def places() -> pl.DataFrame:
    """Rows of ``facilities`` for the bundled estate."""
    return made_rows("facilities", pl.DataFrame(_FACILITIES, schema=FACILITY_COLUMNS, orient="row"))


def organisations() -> pl.DataFrame:
    """Rows of the table for the bundled estate."""
    schema = ["organisation", "name", "kind", "powers", "pledged", "response_h"]
    return made_rows("organisations", pl.DataFrame(_ORGANISATIONS, schema=schema, orient="row"))


def stock() -> pl.DataFrame:
    """Rows of the table for the bundled estate; places are those of its made facilities."""
    schema = ["item", "quantity", "unit", "expires", "place", "owner", "callable_within_h"]
    lines = pl.DataFrame(_STOCK, schema=schema, orient="row")
    return made_rows(
        "stock", lines.with_row_index("n", 1).with_columns(line=pl.format("S{}", "n")).drop("n")
    )
