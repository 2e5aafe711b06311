"""What loading a part of the house may bring with it."""

import json
import subprocess
import sys
from functools import cache

import pytest

PROBE = """
import json, sys
from importlib import import_module
from pkgutil import walk_packages
package = import_module(sys.argv[1])
for module in walk_packages(package.__path__, package.__name__ + "."):
    import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@cache
def loaded_with(package: str) -> frozenset[str]:
    command = [sys.executable, "-c", PROBE, package]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return frozenset(json.loads(done.stdout))


@pytest.mark.parametrize("package", ["linli.engine", "linli.files", "linli.reports"])
def test_below_the_faces_neither_face_is_loaded(package):
    assert loaded_with(package).isdisjoint({"django", "click"})


def test_the_engine_reads_and_prints_nothing():
    assert loaded_with("linli.engine").isdisjoint({"typst", "xlsxwriter", "python_calamine"})
