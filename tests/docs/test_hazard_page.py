"""The examples of the page on local files are read by the readers it describes."""

import re

import pytest

from linli.files.hazard import read_hazard
from linli.files.weather import read_weather
from tests.docs.pages import ROOT


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_of_local_files_are_read(lang, tmp_path):
    page = (ROOT / "docs/guide" / lang / "hazard.md").read_text(encoding="utf-8")
    curves, days = re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    path = tmp_path / "example.csv"
    path.write_text(curves, encoding="utf-8")
    assert {name: len(c.intensity) for name, c in read_hazard(path).items()} == {
        "earthquake": 3,
        "waterlogging": 2,
    }
    path.write_text(days, encoding="utf-8")
    assert len(read_weather(path).weather.day) == 3
