"""A dozen buildings mended by a few crews, by pyrecodes.

Takes the jobs of ``jobs.csv``: days until a building is ready for the works, and days one crew
works on it; none where it only waits, or is not damaged. Crews go to buildings in the order of
their places. Writes ``finish.csv`` beside this file: the day each building can be used again.
"""

import csv
import io
import json
import tempfile
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path

from pyrecodes.main import run

HERE = Path(__file__).parent
CREWS = (1, 2, 3, 4, 12)
DAYS = 1000
PLACE = ["Locality 1"]

STANDARD = {"FileName": "standard_irecodes_component", "ClassName": "StandardiReCoDeSComponent"}
MODEL = {
    "FileName": "component_level_recovery_activities_model",
    "ClassName": "ComponentLevelRecoveryActivitiesModel",
}
MAIN = {
    "ComponentLibrary": {
        "ComponentLibraryCreatorFileName": "json_component_library_creator",
        "ComponentLibraryCreatorClassName": "JSONComponentLibraryCreator",
        "ComponentLibraryFile": "library.json",
    },
    "System": {
        "SystemCreatorFileName": "concrete_system_creator",
        "SystemCreatorClassName": "ConcreteSystemCreator",
        "SystemFileName": "built_environment",
        "SystemClassName": "BuiltEnvironment",
        "SystemConfigurationFile": "system.json",
    },
}


def main() -> None:
    """Write the file."""
    with (HERE / "jobs.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    with (HERE / "finish.csv").open("w", encoding="utf-8") as out:
        out.write("case,crews,place,finish\n")
        for case, jobs in groupby(rows, lambda row: row["case"]):
            days = [(int(job["ready"]), int(job["work"])) for job in jobs]
            for crews in CREWS:
                for place, day in enumerate(finish(days, crews), start=1):
                    out.write(f"{case},{crews},{place},{day}\n")


def finish(jobs: list[tuple[int, int]], crews: int) -> list[int]:
    """Days from the disaster to the end of each repair.

    Disaster strikes at step 0 and recovery starts at step 1, so a repair of d days that waits for
    nothing is through when step d is, and the building counts as functional from step d + 1.
    """
    names = [f"Building {place}" for place in range(1, len(jobs) + 1)]
    library = {name: building(*job) for name, job in zip(names, jobs, strict=True)}
    library["Crews"] = supplier(crews)
    with tempfile.TemporaryDirectory() as folder:
        files = {"main.json": MAIN, "library.json": library, "system.json": system(names, jobs)}
        for name, content in files.items():
            (Path(folder) / name).write_text(json.dumps(content))
        with redirect_stdout(io.StringIO()):
            found = run(folder, "main.json")
    by_name = {component.name: component for component in found.components}
    return [first_use(by_name[name].functional) for name in names]


def first_use(functional: list[int]) -> int:
    """Steps without use, the one of the disaster left out."""
    return 0 if 0 in functional else min(functional) - 1


def building(ready: int, work: int) -> dict:
    """Waits for ``ready`` days, then needs a crew for ``work`` days; of no use until mended."""
    wait = {"Duration": {"Deterministic": {"Value": ready}}}
    works = {
        "Duration": {"Deterministic": {"Value": work}},
        "Demand": [{"Resource": "Crew", "Amount": 1}],
        "PrecedingActivities": ["Waiting"],
    }
    activities = {"Waiting": wait, "Repair": works} if work else {"Repair": wait}
    if not ready:
        activities = {"Repair": {"Duration": {"Deterministic": {"Value": 1}}}}
    return {
        "ComponentClass": STANDARD,
        "RecoveryModel": {
            **MODEL,
            "Parameters": activities,
            "DamageFunctionalityRelation": {"Type": "ReverseBinary"},
        },
    }


def supplier(crews: int) -> dict:
    """Where the crews come from; never damaged."""
    return {
        "ComponentClass": STANDARD,
        "RecoveryModel": {
            "FileName": "no_recovery_activity_model",
            "ClassName": "NoRecoveryActivityModel",
            "Parameters": {},
            "DamageFunctionalityRelation": {"Type": "Constant"},
        },
        "Supply": {"Crew": {"Amount": crews}},
    }


def system(names: list[str], jobs: list[tuple[int, int]]) -> dict:
    """All in one place; the supplier must stand first in the order, or no work is ever done."""
    order = [["Crews", PLACE, "OperationDemand"]]
    order += [[name, PLACE, "RecoveryDemand"] for name in names]
    content = {
        "CreatorFileName": "json_subsystem_creator",
        "CreatorClassName": "JSONSubsystemCreator",
        "Parameters": {"ComponentsInLocality": dict.fromkeys(["Crews", *names], 1)},
    }
    priority = {
        "FileName": "component_based_priority",
        "ClassName": "ComponentBasedPriority",
        "Parameters": order,
    }
    return {
        "Constants": {"START_TIME_STEP": 0, "MAX_TIME_STEP": DAYS, "DISASTER_TIME_STEP": 0},
        "Content": {
            "Locality 1": {
                "Coordinates": {"Centroid": [0, 0]},
                "Components": {"All": [{"Estate": content}]},
            }
        },
        "DamageInput": {
            "FileName": "list_damage_input",
            "ClassName": "ListDamageInput",
            "Parameters": [0.0, *(float(ready > 0) for ready, _ in jobs)],
        },
        "Resources": {
            "Crew": {
                "Group": "RecoveryResources",
                "DistributionModel": {
                    "FileName": "utility_distribution_model",
                    "ClassName": "UtilityDistributionModel",
                    "Parameters": {"DistributionPriority": priority},
                },
            }
        },
    }


if __name__ == "__main__":
    main()
