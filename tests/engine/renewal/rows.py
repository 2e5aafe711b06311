"""A catalogue of one's own for a test: rows that are whole by default."""

from linli.engine.renewal.catalogue import read

_ROW = """
[{code}]
class = "basic"
zh = "一项措施"
en = "A measure"
benefit_zh = "好处。"
benefit_en = "A benefit."
extent = "estate"
sites = {{ rule = "whole_estate" }}
quantity = {{ rule = "once" }}
unit = "estate"
cost = {{ low = 10, mid = 20.5, high = 30, source = "assumption" }}
upkeep = {{ low = 1, mid = 2, high = 3, source = "assumption" }}
funders = ["local"]
season = "any"
trade = "people"
days = 2
days_each = 0.5
life_years = 10
effects = []
"""


def row(code="one", **changed):
    """One row as TOML; ``changed`` are lines in the place of its own, None takes one out."""
    lines = _ROW.format(code=code).strip().splitlines()
    for name, value in changed.items():
        field = "class" if name == "class_" else name
        lines = [line for line in lines if not line.startswith(f"{field} =")]
        lines += [] if value is None else [f"{field} = {value}"]
    return "\n".join(lines) + "\n"


def catalogue(*rows):
    """A catalogue of these rows."""
    return read("\n".join(rows), "test.toml")
