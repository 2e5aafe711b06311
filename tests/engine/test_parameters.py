"""Parameters: every number has a unit, a range and a source, and a user may put in another."""

from importlib.resources import files

import pytest

from linli.engine.errors import InputError
from linli.engine.parameters import load
from linli.engine.stress.rules import TABLES, bundled

FILES = sorted(file.name for file in files("linli.engine.parameters").iterdir())
EVERY = [row for f in FILES if f.endswith(".toml") for row in load(f[:-5]).rows.values()]
KNOWN = load("lifelines")
ROW = '[repair.lift]\nmid = 3\nunit = "d"\nsource = "our own log"\n'


def refusal(text):
    """Code and facts of the refusal of a user's text."""
    with pytest.raises(InputError) as refused:
        KNOWN.overridden(text, "mine.toml")
    return refused.value


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.name)
def test_a_bundled_number_lies_in_its_range_and_names_its_source_and_what_it_holds_for(row):
    assert row.unit
    assert len(row.source) > 3
    assert row.valid, "say what it holds for: valid = ... in the row or at the top of its file"
    assert len(row.low) == len(row.mid) == len(row.high)
    for low, mid, high in zip(row.low, row.mid, row.high, strict=True):
        assert low <= mid <= high


def test_the_tables_of_a_stress_test_name_no_parameter_twice():
    assert len(bundled().rows) == sum(len(load(table).rows) for table in TABLES)


def test_a_value_is_read_in_the_engines_unit():
    assert KNOWN.mid("repair.transformer", "d") == 2.0


def test_ones_own_value_takes_the_place_of_the_bundled_one_and_of_no_other():
    mine = KNOWN.overridden(ROW, "mine.toml")
    assert mine.mid("repair.lift", "d") == 3.0
    assert mine.rows["repair.lift"].source == "our own log"
    assert mine.mid("repair.main") == KNOWN.mid("repair.main")
    assert KNOWN.mid("repair.lift") == 0.5
    assert list(mine.rows) == list(KNOWN.rows)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("", (3, 3, 3)), ("low = 1", (1, 3, 3)), ("high = 9", (3, 3, 9)),
     ("low = 1\nhigh = 9", (1, 3, 9))],
)  # fmt: skip
def test_what_is_left_out_of_a_range_is_ones_own_middle_never_the_bundled_end(given, wanted):
    row = KNOWN.overridden(ROW + given, "mine.toml").rows["repair.lift"]
    assert (row.low, row.mid, row.high) == tuple((end,) for end in wanted)


def test_what_a_list_leaves_out_of_its_range_is_its_middle():
    text = "[crews.per_1000_households]\nmid = [1, 2, 3, 4, 5, 6]\nlow = [0, 1, 2, 3, 4, 5]\n"
    text += 'unit = "crews per 1000 households"\nsource = "x"'
    row = KNOWN.overridden(text, "mine.toml").rows["crews.per_1000_households"]
    assert row.low == (0, 1, 2, 3, 4, 5)
    assert row.high == row.mid == (1, 2, 3, 4, 5, 6)


def test_what_a_number_holds_for_is_said_in_its_row_or_at_the_top_of_its_file():
    other = '[repair.main]\nmid = 1\nunit = "d"\nsource = "x"\nvalid = "one street"\n'
    mine = KNOWN.overridden(f'valid = "our estate"\n{ROW}{other}', "mine.toml")
    assert mine.rows["repair.lift"].valid == "our estate"
    assert mine.rows["repair.main"].valid == "one street"


def test_what_ones_own_number_holds_for_is_not_taken_from_the_bundled_one():
    assert KNOWN.rows["repair.lift"].valid
    assert KNOWN.overridden(ROW, "mine.toml").rows["repair.lift"].valid == ""


@pytest.mark.parametrize(("written", "unit"), [(36, "h"), (2160, "min"), (1.5, "d")])
def test_equal_quantities_are_equal_whatever_their_unit(written, unit):
    text = f'[repair.lift]\nmid = {written}\nunit = "{unit}"\nsource = "x"\n'
    assert KNOWN.overridden(text, "").mid("repair.lift") == pytest.approx(1.5, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[repair.lift", "not_toml"),
        ('[repair.lyft]\nmid = 1\nunit = "d"\nsource = "x"', "unknown_parameter"),
        ('[repair.lift]\nmid = 1\nunit = "m"\nsource = "x"', "wrong_unit"),
        ("[repair.lift]\nmid = 1\nunit = 'd'", "bad_parameter"),
        ('[repair.lift]\nmid = 1\nunit = "d"\nsource = ""', "bad_parameter"),
        ('[repair.lift]\nmid = 1\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = "a day"\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = true\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = []\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = [1, 2]\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nlow = 2\nmid = 1\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nlow = [1]\nmid = [1, 2]\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = nan\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = 1\nhigh = inf\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nlow = 1\nhigh = 3\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = 1\nhihg = 3\nunit = "d"\nsource = "x"', "bad_parameter"),
        ('[repair.lift]\nmid = 1\nunit = "d"\nsource = "x"\nvalid = 3', "bad_parameter"),
        ('[repair.lift]\nmid = 1\nunit = "d"\nsource = "x"\nnote = 3', "bad_parameter"),
        ("[repair.lift]", "bad_parameter"),
        ("valid = 3", "bad_parameter"),
        ("repair = 3", "unknown_parameter"),
    ],
)
def test_a_text_that_is_no_parameter_is_refused_with_its_place(text, code):
    fault = refusal(text)
    assert fault.code == code
    assert fault.where.startswith("mine.toml")


def test_asking_for_a_name_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="unknown_parameter"):
        KNOWN.mid("repair.nothing")


def test_asking_for_one_number_of_a_list_is_refused():
    with pytest.raises(InputError, match="not_a_scalar"):
        KNOWN.mid("crews.per_1000_households")


def test_asking_in_the_unit_of_another_quantity_is_refused():
    with pytest.raises(InputError, match="wrong_unit"):
        KNOWN.mid("repair.lift", "m")
