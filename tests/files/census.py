"""A census table by county in the columns it is published in, valid by default."""

from pathlib import Path

import polars as pl

from linli.files.census import (
    AGES,
    ALONE,
    CODE,
    HOUSEHOLDS,
    IN_HOUSEHOLDS,
    KITCHEN,
    LIFT,
    LONG_FORM,
    M2_A_PERSON,
    NAME,
    SEXES,
    TOILET,
    WITH_ELDERS,
)

_HOUSING = {
    LONG_FORM: 1000, M2_A_PERSON: 32.5, LIFT: 250, KITCHEN: 980, TOILET: 985,
    "住房来源_购买": 700, "住房来源_自建": 30, "住房来源_继承或赠予": 10, "住房来源_租赁": 240,
    "住房来源_其他": 20,
}  # fmt: skip
_PEOPLE = {
    HOUSEHOLDS: 10_000, IN_HOUSEHOLDS: 24_000, ALONE: 2500, WITH_ELDERS: 3100,
    "一代户数": 5200, "二代户数": 3700, "三代户数": 1050, "四代以上户数": 50,
}  # fmt: skip


def census_row(code: int | None = 999901, name: str = "甲区", **changes: float | None) -> dict:
    """The published figures of one county."""
    ages = {f"{sex}_{age}": 100 for age in AGES for sex in SEXES}
    return {CODE: code, NAME: name, **_PEOPLE, **ages, **_HOUSING, **changes}


def written(path: Path, *rows: dict) -> Path:
    """The table at ``path``, as Parquet or CSV by its ending."""
    table = pl.DataFrame(list(rows), infer_schema_length=None)
    table = table.with_columns(pl.col(pl.Int64).cast(pl.Float64))
    if path.suffix == ".parquet":
        table.write_parquet(path)
    else:
        table.write_csv(path, compression="gzip" if path.suffix == ".gz" else "uncompressed")
    return path
