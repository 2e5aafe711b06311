"""Database relations point down the list of web apps, also where they are written as strings.

import-linter sees imports only; ``ForeignKey("estates.Building")`` is none.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

PROBE = """
import json, django
django.setup()
from django.apps import apps
print(json.dumps([
    [model._meta.app_config.name, field.name, field.related_model._meta.app_config.name]
    for model in apps.get_models()
    for field in model._meta.get_fields(include_parents=False)
    if field.is_relation and field.concrete and field.related_model
]))
"""
OURS = "linli.web."


def ranks() -> dict[str, int]:
    """The apps in the contract "Web apps only look down", the highest first."""
    tool = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = next(
        one for one in tool["importlinter"]["contracts"] if one["name"] == "Web apps only look down"
    )
    layers = (re.findall(r"\w+", layer) for layer in contract["layers"])
    return {app: rank for rank, apps in enumerate(layers) for app in apps}


def test_a_relation_never_points_to_a_higher_app(tmp_path):
    settings = {"DJANGO_SETTINGS_MODULE": "linli.web.settings", "LINLI_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    relations = [
        (source.removeprefix(OURS), field, target.removeprefix(OURS))
        for source, field, target in json.loads(done.stdout)
        if source.startswith(OURS) and target.startswith(OURS)
    ]
    rank = ranks()
    assert relations, "the probe found no relation: it has gone blind"
    assert [one for one in relations if rank[one[2]] < rank[one[0]]] == []
