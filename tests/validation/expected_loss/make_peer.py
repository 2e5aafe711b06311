"""Loss of a small estate by the OpenQuake engine: damage a year, and a catalogue of events.

Takes the buildings from ``estate.csv`` and their curves from ``../damage_states/library.csv``,
writes the engine's input files into a temporary folder and runs ``oq run`` on two calculators:
``classical_damage`` integrates the hazard curve and gives each building's damage a year,
``event_based_damage`` draws the state of every building in each of 50,000 events. Writes beside
this file ``damage.csv`` (by building), ``curve.csv`` (losses of the estate by return period) and
``catalogue.csv`` (how the engine reads the curve of losses that are given).
"""

import csv
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from openquake.risklib.scientific import losses_by_period

HERE = Path(__file__).parent
STATES = ("slight", "moderate", "extensive", "complete")
RATIOS = (0.02, 0.10, 0.413, 1.0)
"""Repair over replacement, Hazus 6.1 RES3."""
YUAN_PER_M2 = 2500

RATES = (1 / 50, 1 / 475, 1 / 2475, 1e-4)
PGAS = (0.0666, 0.2, 0.38, 0.59)
"""Design intensity 8 on firm ground; straight in log-log between the points, nothing beyond."""

LEVELS = 4000
"""Points of the hazard curve; half as many change no rate by more than 3e-6, relative."""
EVENTS = 50_000
PERIODS = (100, 200, 475, 1000, 2475)

PLACE = "120.6,31.3"
NRML = '<nrml xmlns="http://openquake.org/xmlns/nrml/0.5">{}</nrml>'
EXPOSURE = """<exposureModel id="estate" category="buildings"><description>estate</description>
<conversions><costTypes><costType name="structural" type="aggregated" unit="CNY"/></costTypes>
</conversions><tagNames>estate</tagNames><assets>exposure.csv</assets></exposureModel>"""
FRAGILITY = """<fragilityModel id="hazus" assetCategory="buildings" lossCategory="structural">
<description>Hazus 6.1</description><limitStates>{}</limitStates>{}</fragilityModel>"""
FUNCTION = """<fragilityFunction id="{}" format="continuous" shape="logncdf">
<imls imt="PGA" minIML="0" maxIML="100"/>{}</fragilityFunction>"""
PARAMS = '<params ls="{}" mean="{:.15g}" stddev="{:.15g}"/>'
JOB = """[general]
description = estate
calculation_mode = {}
exposure_file = exposure.xml
structural_fragility_file = fragility.xml
maximum_distance = 100
reference_vs30_value = 760
reference_depth_to_2pt5km_per_sec = 5
reference_depth_to_1pt0km_per_sec = 100
random_seed = 7
master_seed = 7
export_dir = out
"""
BY_CURVE = "hazard_curves_csv = hazard.csv\ninvestigation_time = 1\nrisk_investigation_time = 1\n"
BY_EVENT = (
    "consequence_file = {'taxonomy': 'consequences.csv'}\n"
    "gmfs_file = gmfs.csv\nsites_csv = sites.csv\ndiscrete_damage_distribution = true\n"
    "number_of_logic_tree_samples = 1\nrisk_investigation_time = 1\n"
    f"investigation_time = 50\nses_per_logic_tree_path = {EVENTS}\n"
    f"return_periods = {list(PERIODS)}\naggregate_by = id\n"
)


def main() -> None:
    """Write the three files."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        buildings = read(HERE / "estate.csv")
        write_estate(work, buildings)
        (work / "curve.ini").write_text(JOB.format("classical_damage") + BY_CURVE)
        (work / "events.ini").write_text(JOB.format("event_based_damage") + BY_EVENT)
        (work / "data").mkdir()
        for job in ("curve.ini", "events.ini"):
            run(work, job)
        write("damage", damage(work / "out"))
        write("curve", curve(work / "out"))
    write("catalogue", catalogue())


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file; the engine's own begin with a line of remarks."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def write(name: str, rows: list[dict[str, float | str]]) -> None:
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def damage(out: Path) -> list[dict[str, float | str]]:
    """Times a year each building reaches each state, by the curve; its loss a year, by events."""
    by_event = {row["id"]: row["losses_value"] for row in read(out / "aggrisk-id_2.csv")}
    rows = []
    for row in read(out / "damages-rlz-000_1.csv"):
        chances = [float(row[f"structural-{state}"]) for state in STATES]
        rates = [f"{-math.log1p(-sum(chances[i:])):.6e}" for i in range(len(STATES))]
        found = dict(zip((f"rate_{i}" for i in range(1, 5)), rates, strict=True))
        loss = {"loss_by_events": float(by_event[row["asset_id"]])}
        rows.append({"building": row["asset_id"].removeprefix("b"), **found, **loss})
    return rows


def curve(out: Path) -> list[dict[str, float | str]]:
    """Loss of the whole estate by return period; under ``0`` its mean a year."""
    [whole] = read(out / "aggrisk-_2.csv")
    points = {0: whole["losses_value"]}
    points |= {
        int(row["return_period"]): row["loss_value"]
        for row in read(out / "aggcurves-_2.csv")
        if row["loss_type"] == "structural"
    }
    return [{"years": years, "loss": float(loss)} for years, loss in points.items()]


def catalogue() -> list[dict[str, float | str]]:
    """The engine's curve of 200 events in 10,000 years with losses 1, 2, ... 200."""
    read_at = losses_by_period(np.arange(1.0, 201.0), list(PERIODS), 200, 10_000)["curve"]
    return [{"years": y, "loss": f"{x:.12g}"} for y, x in zip(PERIODS, read_at, strict=True)]


def write_estate(work: Path, buildings: list[dict[str, str]]) -> None:
    """Exposure, fragility, consequences, hazard curve and accelerations of the events."""
    library = {row["class"]: row for row in read(HERE.parent / "damage_states" / "library.csv")}
    (work / "exposure.xml").write_text(NRML.format(EXPOSURE))
    assets = ["id,lon,lat,taxonomy,number,structural,estate"]
    assets += [
        f"b{b['building']},{PLACE},{b['class']}*{b['factor']},1,"
        f"{float(b['floor_area_m2']) * YUAN_PER_M2:.15g},one"
        for b in buildings
    ]
    (work / "exposure.csv").write_text("\n".join(assets))
    kinds = sorted({(b["class"], b["factor"]) for b in buildings})
    functions = "".join(function(library[name], name, factor) for name, factor in kinds)
    (work / "fragility.xml").write_text(NRML.format(FRAGILITY.format(" ".join(STATES), functions)))
    rows = [f"{name}*{f},losses,groundshaking,{','.join(map(str, RATIOS))}" for name, f in kinds]
    head = f"risk_id,consequence,peril,{','.join(STATES)}"
    (work / "consequences.csv").write_text("\n".join([head, *rows]))
    write_hazard(work)


def function(row: dict[str, str], name: str, factor: str) -> str:
    """The engine takes arithmetic mean and deviation where Hazus gives median and beta."""
    beta = float(row["beta"])
    params = ""
    for i, state in enumerate(STATES, start=1):
        mean = float(row[f"median_{i}"]) * float(factor) * math.exp(beta**2 / 2)
        params += PARAMS.format(state, mean, mean * math.sqrt(math.exp(beta**2) - 1))
    return FUNCTION.format(f"{name}*{factor}", params)


def acceleration(rate: np.ndarray) -> np.ndarray:
    """g reached so often a year."""
    return np.exp(np.interp(-np.log(rate), -np.log(RATES), np.log(PGAS)))


def write_hazard(work: Path) -> None:
    """The curve at many levels, and one acceleration for each event: the middles of equal rates.

    The engine gives the events beyond the last level no weight, so one more level stands just
    above the last point, which nothing passes.
    """
    rates = np.geomspace(RATES[0], RATES[-1], LEVELS)
    levels = [*acceleration(rates), PGAS[-1] * (1 + 1e-9)]
    poes = [*-np.expm1(-rates), 1e-15]
    head = "# source_model_tree_path=['b', '1'], gsim_tree_path=['b1'], "
    head += 'investigation_time=1.0, imt="PGA"\n'
    names = ",".join(f"poe-{level:.15g}" for level in levels)
    values = ",".join(f"{poe:.15g}" for poe in poes)
    text = f"{head}lon,lat,depth,{names}\n{PLACE},0,{values}\n"
    (work / "hazard.csv").write_text(text)
    pgas = acceleration(RATES[0] * (np.arange(EVENTS) + 0.5) / EVENTS)
    events = [f"0,{event},{pga:.15g}" for event, pga in enumerate(pgas)]
    (work / "gmfs.csv").write_text("\n".join(["site_id,event_id,gmv_PGA", *events]))
    (work / "sites.csv").write_text(f"site_id,lon,lat\n0,{PLACE}\n")


def run(work: Path, job: str) -> None:
    """The engine keeps its database in the home folder: give it one that is thrown away."""
    oq = Path(sys.executable).with_name("oq")
    home = {"HOME": str(work), "OQ_DATADIR": str(work / "data"), "OQ_DISTRIBUTE": "no"}
    command = [str(oq), "run", job, "--exports", "csv"]
    subprocess.run(command, cwd=work, env=os.environ | home, check=True)


if __name__ == "__main__":
    main()
