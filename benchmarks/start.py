"""How long one waits before anything happens: help, check, reading and writing the workbook."""

import tempfile
from pathlib import Path

from measure.clock import all_of
from measure.machine import machine
from measure.program import run
from measure.table import table

from linli.engine.estate.population.example import example_estate
from linli.files.ledger import read_ledger
from linli.files.workbook_writer import write_workbook

ROUNDS = 9


def main() -> None:
    """Time each on the bundled estate, print."""
    estate = example_estate()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "qingheli.xlsx")
        write_workbook(estate, book, "zh")
        taken = all_of(
            ROUNDS,
            {
                "`python -c pass`, for comparison": lambda: run("-c", "pass"),
                "`linli --help`": lambda: run("-m", "linli", "--help"),
                "`linli check qingheli.xlsx`": lambda: run("-m", "linli", "check", str(book)),
                "reading the workbook": lambda: read_ledger(book),
                "writing the workbook": lambda: write_workbook(estate, book, "zh"),
            },
        )
        size = book.stat().st_size
    households = len(estate["households"])
    print(machine("click", "polars", "python-calamine", "xlsxwriter"))
    print(f"workbook of {households} households, {size / 1e6:.2f} MB; {ROUNDS} rounds\n")
    rows = [(name, f"{min(each):.2f}", f"{middle(each):.2f}") for name, each in taken.items()]
    print(table(("", "s, best", "s, median"), rows))


def middle(values: list[float]) -> float:
    """Median of an odd number of values."""
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    main()
