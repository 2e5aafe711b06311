"""Our datums beside two independent packages, and there and back."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from linli.files.datum import DATUMS, convert

PACKAGES = pl.read_csv(Path(__file__).with_name("packages.csv"))
ABOUT_0_1_MM = 1e-9  # degrees


@pytest.mark.parametrize("package", ["coord-convert", "prcoords"])
@pytest.mark.parametrize("target", ["gcj02", "bd09"])
def test_points_move_as_other_packages_move_them(package, target):
    rows = PACKAGES.filter(pl.col("package") == package, pl.col("target") == target)
    ours = convert(rows.select("longitude", "latitude").to_numpy(), "wgs84", target)
    assert len(rows) == 96
    np.testing.assert_allclose(ours, rows.select("x", "y").to_numpy(), rtol=0, atol=ABOUT_0_1_MM)


@pytest.mark.parametrize("source", DATUMS)
@pytest.mark.parametrize("target", DATUMS)
def test_there_and_back_is_where_one_was(source, target):
    across, up = np.meshgrid(np.linspace(74, 134, 100), np.linspace(18.5, 53.3, 100))
    points = np.column_stack([across.ravel(), up.ravel()])
    back = convert(convert(points, source, target), target, source)
    np.testing.assert_allclose(back, points, rtol=0, atol=ABOUT_0_1_MM)
