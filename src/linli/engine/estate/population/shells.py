"""What is known of each building's body, completed to storeys, floor area, length and depth."""

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.population.maker import Maker
from linli.engine.estate.population.shape import shapes


def shells(maker: Maker, buildings: pl.DataFrame, *, local: bool) -> pl.DataFrame:
    """``buildings`` with storeys and floor area filled, and the shape of each body beside them.

    Added columns: ``area_m2`` of the footprint, ``length_m``, ``depth_m``, centroid ``x``, ``y``.
    Storeys follow from floor area over footprint, floor area from footprint times storeys; without
    a footprint the body is taken for a slab of the depth ``buildings.slab_depth``.

    Raises
    ------
    InputError : ``building_without_size`` when a building has neither of the two
    """
    body = buildings.hstack(shapes(buildings["footprint"], local=local))
    floor_area = pl.col("floor_area_m2").cast(pl.Float64)
    body = body.with_columns(
        storeys=pl.coalesce(
            "storeys", (floor_area / pl.col("area_m2")).round().clip(1).cast(pl.Int64)
        ),
    ).with_columns(area_m2=pl.coalesce("area_m2", floor_area / pl.col("storeys")))
    _require_size(body)
    depth = maker.mid("buildings.slab_depth")
    return body.with_columns(
        floor_area_m2=pl.coalesce(
            floor_area, (pl.col("area_m2") * pl.col("storeys")).round(2).clip(0.01)
        ),
        length_m=pl.coalesce("length_m", pl.col("area_m2") / depth),
        depth_m=pl.coalesce("depth_m", pl.lit(depth)),
    )


def _require_size(body: pl.DataFrame) -> None:
    lacking = body.filter(pl.col("storeys").is_null() | pl.col("area_m2").is_null())
    if len(lacking):
        first = lacking.row(0, named=True)
        unknown = [
            name for name in ("storeys", "footprint", "floor_area_m2") if first[name] is None
        ]
        raise InputError(
            "building_without_size",
            f"buildings: {first['building']}",
            found=", ".join(unknown),
            buildings=len(lacking),
        )
