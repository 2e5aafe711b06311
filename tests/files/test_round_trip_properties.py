"""Whatever a valid estate holds: out to a file and in again is the identity."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from linli.engine.estate.checks import check
from linli.files.csv_folder import write_csv
from linli.files.ledger import read_ledger
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_workbook
from tests.strategies import estates

patient = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def again(estate, write):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        write(estate, path)
        ledger = read_ledger(path)
        assert ledger.faults.frame.rows() == []
        return ledger.estate


@patient
@given(estates())
def test_the_strategy_draws_valid_estates(estate):
    assert check(estate.tables).frame.rows() == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@patient
@given(estate=estates())
def test_excel_to_estate_to_excel_to_estate_is_the_identity(lang, estate):
    first = again(estate, lambda e, path: write_workbook(e, path, lang))
    assert first == estate
    assert again(first, lambda e, path: write_workbook(e, path, lang)) == first


@patient
@given(estates())
def test_csv_is_the_identity(estate):
    assert again(estate, write_csv) == estate


@patient
@given(estates())
def test_parquet_is_the_identity(estate):
    assert again(estate, write_parquet) == estate


@patient
@given(estates(most=6))
def test_the_order_of_rows_changes_no_verdict(estate):
    turned = {name: frame.reverse() for name, frame in estate.tables.items()}
    assert len(check(turned)) == 0
