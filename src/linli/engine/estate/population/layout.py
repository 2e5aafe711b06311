"""Where the bundled estate's buildings stand: rows of slabs facing south, a road between."""

from dataclasses import dataclass

import polars as pl

from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import EVERY_COLUMN, GENERATED

FLOOR_M, DEPTH_M = 2.8, 11.2
"""Storey height and depth of a walk-up slab."""

STAIR_M = 14.5
"""Length of slab served by one stair."""

GAP_M, ROAD_M = 8.0, 14.0
"""Between the ends of two slabs; width of the north-south road in the middle."""


@dataclass(frozen=True, slots=True)
class Block:
    """One building to be placed; the rest of its row follows from these."""

    entrances: int
    storeys: int
    flats_a_landing: int
    year: int
    structure: str
    use: str = "residential"
    ground_floor_m: float = 0.3
    basements: int = 0
    retrofit_year: int | None = None

    @property
    def dwellings(self) -> int:
        """Flats, none on a ground floor of shops or in a building of other use."""
        floors = self.storeys - (self.use == "mixed")
        return 0 if self.use == "other" else self.entrances * floors * self.flats_a_landing


def placed(rows: tuple[tuple[Block, ...], ...]) -> pl.DataFrame:
    """Rows of ``buildings`` from south to north, each row from west to east; metres, origin south-west.

    The sun decides the spacing: 1.1 times the height of the row to the south (assumption).
    """
    lines: list[list[object]] = []
    y = 0.0
    for row in rows:
        x = 0.0
        for order, block in enumerate(row):
            x += ROAD_M if order == len(row) // 2 else 0.0
            width = STAIR_M * block.entrances
            lines.append(_line(len(lines) + 1, block, (x, y, x + width, y + DEPTH_M)))
            x += width + GAP_M
        y += DEPTH_M + round(1.1 * FLOOR_M * max(block.storeys for block in row), 1)
    return pl.DataFrame(lines, schema=BY_NAME["buildings"].schema, orient="row")


def _line(number: int, block: Block, box: tuple[float, float, float, float]) -> list[object]:
    area = (box[2] - box[0]) * (box[3] - box[1])
    values: dict[str, object] = {
        "building": str(number),
        "name": f"{number} 号楼",
        "footprint": rectangle(*box),
        "use": block.use,
        "year": block.year,
        "structure": block.structure,
        "storeys": block.storeys,
        "basements": block.basements,
        "entrances": block.entrances,
        "dwellings": block.dwellings,
        "floor_area_m2": round(area * block.storeys, 2),
        "retrofit_year": block.retrofit_year,
        "retrofitted": block.retrofit_year is not None,
        "heritage": "none",
        "ground_floor_m": block.ground_floor_m,
        GENERATED: EVERY_COLUMN,
    }
    return [values.get(name) for name in BY_NAME["buildings"].schema]


def rectangle(west: float, south: float, east: float, north: float) -> str:
    """GeoJSON text of an upright rectangle, counter-clockwise."""
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    points = ",".join(f"[{round(x, 2)},{round(y, 2)}]" for x, y in corners)
    return f'{{"type":"Polygon","coordinates":[[{points}]]}}'
