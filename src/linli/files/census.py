"""A county's margins from the 7th national census (2020), in the columns it was published in.

One table with a row a county, as Parquet or CSV, Chinese column names. Housing columns are counts
of the long form (one household in ten), so only their shares over its own households are used.
"""

import gzip
from pathlib import Path

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.population.margins import Margins

CODE, NAME = "区划代码", "区县"

HOUSEHOLDS, IN_HOUSEHOLDS, ALONE, WITH_ELDERS = (
    "家庭户数",
    "家庭户人口数",
    "一人户数",
    "有65岁及以上老年人口的户数",
)
LONG_FORM, M2_A_PERSON = "家庭户户数_长表", "人均住房建筑面积"
LIFT, KITCHEN, TOILET = "住房所在建筑有电梯", "住房內有厨房", "住房內有厕所"

GENERATIONS = (("一代户数",), ("二代户数",), ("三代户数", "四代以上户数"))
TENURE = (
    ("住房来源_购买", "住房来源_自建", "住房来源_继承或赠予"),
    ("住房来源_租赁",),
    ("住房来源_其他",),
)

AGES: dict[str, tuple[float, float, float, float, float, float]] = {
    "0岁": (1, 0, 0, 0, 0, 0),
    "1到4岁": (1, 0, 0, 0, 0, 0),
    "5到9岁": (0.2, 0.8, 0, 0, 0, 0),
    "10到14岁": (0, 1, 0, 0, 0, 0),
    "15到19岁": (0, 0.6, 0.4, 0, 0, 0),
    **{f"{low}到{low + 4}岁": (0, 0, 1, 0, 0, 0) for low in range(20, 60, 5)},
    "60到64岁": (0, 0, 0, 1, 0, 0),
    **{f"{low}到{low + 4}岁": (0, 0, 0, 0, 1, 0) for low in range(65, 80, 5)},
    "80到84岁": (0, 0, 0, 0, 0, 1),
    "85岁以上": (0, 0, 0, 0, 0, 1),
}  # fmt: skip
"""Share of each published age group in our bands; within five years ages are taken as even."""

SEXES = ("男", "女")

COLUMNS = (
    HOUSEHOLDS, IN_HOUSEHOLDS, ALONE, WITH_ELDERS, LONG_FORM, M2_A_PERSON, LIFT, KITCHEN, TOILET,
    *(column for group in (*GENERATIONS, *TENURE) for column in group),
    *(f"{sex}_{age}" for age in AGES for sex in SEXES),
)  # fmt: skip
"""Every figure that is read."""


def read_margins(path: Path, county: str) -> Margins:
    """The margins of the county with the six-digit code ``county``.

    Raises
    ------
    InputError : ``no_such_path``, ``unknown_census_format``, ``census_unreadable``,
        ``census_columns_missing``, ``no_such_county``, ``county_twice``,
        ``census_value_missing``, and those of ``Margins``
    """
    row = _row(_table(path), path, county)
    values = {name: _value(row, name, path, county) for name in COLUMNS}
    households, long_form = values[HOUSEHOLDS], values[LONG_FORM]
    return Margins(
        county=county,
        name=str(row[NAME] or ""),
        household_size=values[IN_HOUSEHOLDS] / households,
        one_person=values[ALONE] / households,
        generations=_thirds(values, GENERATIONS),
        ages=_ages(values),
        with_65_plus=values[WITH_ELDERS] / households,
        tenure=_thirds(values, TENURE),
        lift=values[LIFT] / long_form,
        own_kitchen=values[KITCHEN] / long_form,
        own_toilet=values[TOILET] / long_form,
        m2_a_person=values[M2_A_PERSON],
        source=f"{path.name}: {county}",
    )


def _table(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise InputError("no_such_path", str(path))
    if not path.name.endswith((".parquet", ".csv", ".csv.gz")):
        raise InputError("unknown_census_format", str(path), found=path.suffix)
    try:
        names = _names(path)
        missing = [name for name in (CODE, NAME, *COLUMNS) if name not in names]
        if missing:
            raise InputError("census_columns_missing", str(path), wanted="、".join(missing))
        return _columns(path)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise InputError("census_unreadable", str(path)) from error


def _names(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return list(pl.read_parquet_schema(path))
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        head: bytes = file.readline()
    head.decode()  # polars reads other encodings without complaint, and wrongly
    return pl.read_csv(path, n_rows=0, infer_schema=False).columns


def _columns(path: Path) -> pl.DataFrame:
    wanted = [CODE, NAME, *COLUMNS]
    if path.suffix == ".parquet":
        return pl.read_parquet(path, columns=wanted)
    return pl.read_csv(path, columns=wanted, infer_schema=False)


def _row(table: pl.DataFrame, path: Path, county: str) -> dict[str, object]:
    code = pl.col(CODE).cast(pl.Float64, strict=False)
    if not (county.isascii() and county.isdigit()):
        raise InputError("no_such_county", str(path), found=county)
    rows = table.filter(code == int(county))
    if not len(rows):
        raise InputError("no_such_county", str(path), found=county)
    if len(rows) > 1:
        raise InputError("county_twice", str(path), found=county, rows=len(rows))
    return rows.row(0, named=True)


def _value(row: dict[str, object], name: str, path: Path, county: str) -> float:
    try:
        value = float(str(row[name]))
    except ValueError:
        value = float("nan")
    if not 0 <= value < float("inf"):
        place = f"{path}: {county}, {name}"
        raise InputError("census_value_missing", place, found=str(row[name]))
    return value


def _thirds(
    values: dict[str, float], groups: tuple[tuple[str, ...], ...]
) -> tuple[float, float, float]:
    first, second, third = (sum(values[name] for name in group) for group in groups)
    whole = first + second + third
    return first / whole, second / whole, third / whole


def _ages(values: dict[str, float]) -> tuple[float, float, float, float, float, float]:
    persons = {age: sum(values[f"{sex}_{age}"] for sex in SEXES) for age in AGES}
    whole = sum(persons.values())

    def band(at: int) -> float:
        return sum(persons[age] * parts[at] for age, parts in AGES.items()) / whole

    return band(0), band(1), band(2), band(3), band(4), band(5)
