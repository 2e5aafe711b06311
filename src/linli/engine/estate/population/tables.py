"""The households of an estate as a table, and the view of them that ties and helpers need."""

import numpy as np
import polars as pl

from linli.engine.chance import key_hashes
from linli.engine.estate.choices import TENURE
from linli.engine.estate.population.equipment import cooled, smoke_alarms
from linli.engine.estate.population.households import Residents, residents
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.maker import Maker

AGE_COLUMNS = ("age_0_5", "age_6_17", "age_18_59", "age_60_79", "age_80_plus")


def occupied(dwellings: pl.DataFrame) -> pl.DataFrame:
    """The dwellings that hold a household, in the order that all making keeps.

    ``use`` unknown counts as a home. The order does not depend on the order of rows.
    """
    lived_in = dwellings.filter(pl.col("use").fill_null("home") == "home")
    return lived_in.sort("building", "entrance", "floor", "dwelling", nulls_last=True)


def settled(maker: Maker, homes: pl.DataFrame) -> tuple[pl.DataFrame, Residents]:
    """Rows of ``households`` for the homes (see ``occupied``), and who they are in full."""
    keys = key_hashes(homes["dwelling"])
    people = residents(maker, keys)
    codes = np.array([choice.code for choice in TENURE])
    bands = np.column_stack(
        [people.ages[:, :3], people.ages[:, 3:5].sum(axis=1), people.ages[:, 5]]
    )
    frame = pl.DataFrame(
        {
            "household": "H" + homes["dwelling"],
            "dwelling": homes["dwelling"],
            "size": people.size,
            **{name: bands[:, column] for column, name in enumerate(AGE_COLUMNS)},
            "mobility_limited": people.mobility_limited,
            "medicated": people.medicated,
            "lives_alone": people.size == 1,
            "tenure": codes[people.tenure],
            "away": people.away,
            "cooled": cooled(maker, keys, people),
            "smoke_alarm": smoke_alarms(maker, keys),
        }
    )
    return made_rows("households", frame), people
