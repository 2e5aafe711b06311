"""The stress test: the bundled estate, growth with households and draws, threads, real buildings.

The real district needs the data the manual names: their folder stands in ``LINLI_DATA``, or beside
the checkout in ``shared/data``. Without it that part is left out and says so.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
from measure.clock import best_of, seconds
from measure.figure import Points, write
from measure.machine import machine
from measure.program import run
from measure.table import table

from linli.engine.estate.estate import Estate
from linli.engine.estate.population.example import example_estate, example_margins
from linli.engine.estate.population.layout import Block, placed
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.synthesis import synthesised
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from linli.engine.study.run import studied

DATA = Path(os.environ.get("LINLI_DATA", Path(__file__).parents[2] / "shared" / "data"))
FIGURE = Path(__file__).with_name("cost.svg")
ROUNDS = 5
DRAWS = 1000
FEW = 100
SLABS = (20, 60, 200, 600, 2000)
"""Buildings of the estates of growing size; about 34 households each."""

MANY_DRAWS = (100, 300, 1000, 3000, 10_000)
_SLAB = Block(3, 6, 2, 1984, "masonry_plain")
_A_ROW = 10


def main() -> None:
    """Every table in turn."""
    estate = example_estate()
    diagnose(estate, draws=2)
    print(machine("numba", "numpy", "polars"), "\n")
    by_shock(estate)
    by_threads(estate)
    whole_study(estate)
    draws, homes = by_draws(estate), by_households()
    write(
        FIGURE,
        (
            ("Seconds against draws of each shock", "draws", draws),
            ("Seconds against households, 100 draws of each shock", "households", homes),
        ),
    )
    print(f"Drawn in {FIGURE.name}; dashed: cost in step with size.\n")
    real_district()


def by_shock(estate: Estate) -> None:
    """Seconds of each shock and of all together."""
    calls: dict[str, Callable[[], object]] = {
        name: lambda name=name: diagnose(estate, Asked((name,)), DRAWS) for name in SHOCKS
    }
    taken = best_of(ROUNDS, {**calls, "all": lambda: diagnose(estate, draws=DRAWS)})
    print(
        f"Bundled estate, {len(estate['households'])} households, {DRAWS} draws a shock, 1 thread"
    )
    print(table(("shock", "s"), [(name, f"{each:.2f}") for name, each in taken.items()]), "\n")


def by_threads(estate: Estate) -> None:
    """Seconds with one thread and two."""
    taken = best_of(
        ROUNDS,
        {str(n): lambda n=n: diagnose(estate, draws=DRAWS, workers=n) for n in (1, 2)},
    )
    rows = [(n, f"{each:.2f}", f"{taken['1'] / each:.2f}") for n, each in taken.items()]
    print(table(("threads", "s", "times as fast as one"), rows), "\n")


def whole_study(estate: Estate) -> None:
    """Seconds of the stress test with the study of its answer."""
    taken = best_of(1, {"": lambda: studied(estate, draws=DRAWS, workers=2)})[""]
    print(f"With the study of the answer, {DRAWS} draws a shock, 2 threads: {taken:.1f} s\n")


def by_draws(estate: Estate) -> Points:
    """Seconds against draws."""
    rows, points = [], []
    for draws in MANY_DRAWS:
        taken = best_of(3, {"": lambda draws=draws: diagnose(estate, draws=draws)})[""]
        rows.append((f"{draws:,}", f"{taken:.2f}", f"{taken / draws / len(SHOCKS) * 1e3:.2f}"))
        points.append((float(draws), taken))
    print(table(("draws a shock", "s", "ms a draw"), rows), "\n")
    return points


def by_households() -> Points:
    """Seconds against households."""
    rows, points = [], []
    for slabs in SLABS:
        estate = estate_of(slabs)
        homes = len(estate["households"])
        taken = best_of(2, {"": lambda estate=estate: diagnose(estate, draws=FEW)})[""]
        per = f"{taken / FEW / len(SHOCKS) / homes * 1e6:.3f}"
        rows.append((slabs, f"{homes:,}", f"{taken:.2f}", per))
        points.append((float(homes), taken))
    print(table(("buildings", "households", "s", "microseconds a household and draw"), rows), "\n")
    return points


def estate_of(slabs: int) -> Estate:
    """An estate of so many equal slabs, people made as in the bundled one."""
    one = {"estate": "slabs", "datum": "local", "design_intensity": "7", "site_class": "II"}
    full, rest = divmod(slabs, _A_ROW)
    rows = ((_SLAB,) * _A_ROW,) * full + (((_SLAB,) * rest,) if rest else ())
    shell = {"estate": made_rows("estate", pl.DataFrame([one])), "buildings": placed(rows)}
    return synthesised(Estate.of(shell), example_margins(), 1).estate


def real_district() -> None:
    """``linli diagnose`` from footprints and census row to report: whole process, peak memory."""
    if not DATA.is_dir():
        print(f"Real district left out: no folder {DATA.name}; name one in LINLI_DATA.")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "linli", "diagnose", str(DATA / "suzhou-gusu-buildings")]
        census = DATA / "china-census-2020-county" / "census_county_2020.parquet"
        command += ["--census", str(census), "--county", "320508", "--datum", "wgs84"]
        command += ["-o", folder, "--draws", str(DRAWS), "--seed", "1", "--quiet"]
        wall = seconds(lambda: run(*command))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    gib = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 2**30
    shocks = len(SHOCKS)
    print(f"Real district: 3,076 buildings, {DRAWS:,} draws of {shocks} shocks, command to report")
    head = ("s, wall", "s, processor", "GiB, peak")
    print(table(head, [(f"{wall:.1f}", f"{cpu:.1f}", f"{gib:.2f}")]))


if __name__ == "__main__":
    main()
