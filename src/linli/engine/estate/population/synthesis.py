"""From bare buildings and a county's margins to an estate with homes, people, ties and pipes."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import shapely

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.population.dwellings import dwellings
from linli.engine.estate.population.eras import with_eras
from linli.engine.estate.population.fabric import components
from linli.engine.estate.population.fit import Fit, fits, share_with_lift
from linli.engine.estate.population.help import facilities, leaders, responders
from linli.engine.estate.population.homes import with_homes
from linli.engine.estate.population.lifts import lifts
from linli.engine.estate.population.made import made_cells
from linli.engine.estate.population.maker import Maker
from linli.engine.estate.population.margins import Margins
from linli.engine.estate.population.shells import shells
from linli.engine.estate.population.tables import occupied, settled
from linli.engine.estate.population.ties import ties
from linli.engine.parameters import Parameters, load

_MADE_OF_BUILDINGS = (
    "use", "year", "structure", "storeys", "entrances", "dwellings", "floor_area_m2", "condition",
    "facade", "roof", "insulation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The estate, and how near its households come to the county's margins."""

    estate: Estate
    fit: tuple[Fit, ...]


def synthesised(
    estate: Estate, margins: Margins, seed: int = 0, parameters: Parameters | None = None
) -> Synthesis:
    """``estate`` with what its ledger lacks made from its buildings and the county's margins.

    Recorded values and tables stay; ``generated`` names what was made. A building's dwellings and
    its fabric depend on the building and the county alone; who lives in them also on how many homes
    there are in all, as the margins hold for the whole. Nothing depends on the order of rows.

    Raises
    ------
    InputError : ``no_buildings``, ``building_without_size``, ``households_recorded``,
        ``no_homes``, ``margins_contradict``
    """
    maker = Maker(margins, parameters or load("population"), seed)
    _require_buildings_alone(estate)
    bodies = shells(maker, _with_counts(estate), local=_is_local(estate))
    body = with_eras(maker, with_homes(maker, bodies))
    flats = estate["dwellings"] if len(estate["dwellings"]) else dwellings(maker, body)
    return _peopled(maker, estate, body, flats)


def _is_local(estate: Estate) -> bool:
    return bool(estate["estate"]["datum"][0] == "local")


def _require_buildings_alone(estate: Estate) -> None:
    if not len(estate["estate"]) or not len(estate["buildings"]):
        raise InputError("no_buildings", "buildings")
    if len(estate["households"]):
        raise InputError("households_recorded", "households", found=len(estate["households"]))


def _with_counts(estate: Estate) -> pl.DataFrame:
    """The buildings in the order of their keys, stairs and flats counted where they are recorded."""
    buildings = estate["buildings"].sort("building")
    if not len(estate["dwellings"]):
        return buildings
    counted = (
        estate["dwellings"]
        .group_by("building")
        .agg(pl.col("entrance").max().alias("stairs"), pl.len().cast(pl.Int64).alias("flats"))
    )
    return (
        buildings.join(counted, on="building", how="left", maintain_order="left")
        .with_columns(
            entrances=pl.coalesce("entrances", "stairs"),
            dwellings=pl.coalesce("dwellings", "flats", pl.lit(0, pl.Int64)),
        )
        .drop("stairs", "flats")
    )


def _peopled(maker: Maker, estate: Estate, body: pl.DataFrame, flats: pl.DataFrame) -> Synthesis:
    homes = occupied(flats)
    if not len(homes):
        raise InputError("no_homes", "buildings", buildings=len(body))
    inhabited = body.join(flats, on="building", how="semi", maintain_order="left")
    lift = _recorded_lifts(estate) if len(estate["components"]) else lifts(maker, inhabited, flats)
    led = _recorded_leaders(estate) if len(estate["responders"]) else leaders(maker, flats)
    households, people = settled(maker, homes)
    place = homes.select("dwelling", "building", "entrance", "floor")
    lived_in = households.join(place, on="dwelling", maintain_order="left")
    described = _described(maker, estate["estate"], body)
    pressure = int(described["mains_storeys"][0])
    made = {
        "components": components(maker, inhabited, lift, len(homes), pressure),
        "facilities": facilities(body, len(homes)),
        "responders": responders(maker, led, len(homes)),
        "ties": ties(maker, lived_in, _nearest(inhabited, local=_is_local(estate)), led),
    }
    kept = {name: estate[name] for name in made if len(estate[name])}
    whole = {
        "estate": described,
        "buildings": _completed(estate["buildings"], body),
        "dwellings": flats,
        "households": households,
    }
    area = _m2_a_person(maker, homes, int(people.size.sum()))
    fit = fits(maker.margins, people, area, share_with_lift(flats, lift))
    return Synthesis(Estate.of({**estate.tables, **made, **kept, **whole}), fit)


def _recorded_lifts(estate: Estate) -> pl.DataFrame:
    parts = estate["components"].filter(pl.col("kind") == "lift")
    return parts.select("building", "entrance", "installed").drop_nulls(["building", "entrance"])


def _recorded_leaders(estate: Estate) -> pl.DataFrame:
    people = estate["responders"].filter(pl.col("role") == "building_leader")
    named = people.select("building", "responder").drop_nulls("building").sort("responder")
    return named.unique("building", keep="first", maintain_order=True)


def _described(maker: Maker, estate: pl.DataFrame, body: pl.DataFrame) -> pl.DataFrame:
    """The estate's own row with its place and the reach of mains pressure."""
    made = pl.DataFrame({"mains_storeys": [int(maker.mid("fabric.mains_storeys"))]})
    columns = ["mains_storeys"]
    if estate["datum"][0] != "local" and body["x"].null_count() < len(body):
        made = made.with_columns(longitude=body["x"].mean(), latitude=body["y"].mean())
        columns += ["longitude", "latitude"]
    county = pl.col("county").fill_null(maker.margins.county)
    return made_cells(estate, made, columns).with_columns(county)


def _completed(recorded: pl.DataFrame, body: pl.DataFrame) -> pl.DataFrame:
    """The recorded rows, in their order, with what was made of them."""
    order = recorded.select("building").join(body, on="building", maintain_order="left")
    return made_cells(recorded, order, _MADE_OF_BUILDINGS)


def _nearest(homes: pl.DataFrame, *, local: bool) -> pl.DataFrame:
    """``building`` and ``neighbour``: the nearest other one, for those whose place is known."""
    placed = homes.drop_nulls("x").select("building", "x", "y")
    x, y = placed["x"].to_numpy(), placed["y"].to_numpy()
    east = x if local else (x - x[:1]) * np.cos(np.radians(y))
    points = np.asarray(shapely.points(east, y))
    tree = shapely.STRtree(points)
    source, target = tree.query_nearest(points, exclusive=True, all_matches=False)
    names = placed["building"]
    return pl.DataFrame({"building": names.gather(source), "neighbour": names.gather(target)})


def _m2_a_person(maker: Maker, homes: pl.DataFrame, persons: int) -> float | None:
    """Built m2 a person in homes of known area; None when some area is unknown."""
    if homes["exclusive_area_m2"].null_count():
        return None
    built = float(homes["exclusive_area_m2"].sum()) / maker.mid("buildings.exclusive_share")
    return built / persons
