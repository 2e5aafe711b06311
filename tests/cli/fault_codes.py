"""Every code of fault that the checks and the readers can give, read from their source."""

import ast
from pathlib import Path

MODULES = (
    "engine/estate/cellrules",
    "engine/estate/checks",
    "engine/estate/polygons",
    "engine/estate/rowrules",
    "files/cells",
    "files/csv_folder",
    "files/ledger",
    "files/parquet_folder",
    "files/sheets",
    "files/sheetscan",
)
MAKERS = {"Rule": 1, "one_fault": 1, "add": 0, "_odd": 0}
"""Calls that make faults, and which argument is the code."""

KINDS = ("digits_lost", "full_width", "not_", "out_of_range", "too_many_decimals", "turned_into")
"""How the codes begin that the reading of cells chooses among."""


def raised_codes():
    trees = [
        ast.parse(Path(f"src/linli/{name}.py").read_text(encoding="utf-8")) for name in MODULES
    ]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = {code for call in calls for code in _made(call)}
    chosen = {code for call in calls for code in _chosen(call)}
    verdicts = {code for tree in trees for code in _verdicts(tree)}
    return made | chosen | verdicts


def _made(call):
    at = MAKERS.get(_name(call))
    return _texts(call.args[at : at + 1]) if at is not None else []


def _chosen(call):
    return [t for t in _texts(call.args) if t.startswith(KINDS)] if _name(call) == "lit" else []


def _verdicts(tree):
    keys = [_texts(node.keys) for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    return next((texts for texts in keys if "not_a_polygon" in texts), [])


def _name(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _texts(nodes):
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
