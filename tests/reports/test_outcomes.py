"""How long until life works again: what is late, what cannot be told, and who is worst off."""

from dataclasses import replace

import pytest

from linli.engine.stress.diagnosis import Assumption, Estimate, Recovery
from linli.files.diagnosis import document_of
from linli.reports import recovery
from linli.reports.content import Aside, Figure, Heading, Table, Words
from linli.reports.figures.matrix import Cell, Line, verdict_matrix
from linli.reports.figures.strip import Caption
from linli.reports.sections.outcomes import outcome_tables, outcomes
from tests.reports.factories import SKETCHES, diagnosis, street

DIAGNOSIS = diagnosis(street(4).places)
OUTAGE = DIAGNOSIS.shocks[1]
YEARS = tuple(
    Assumption(f"level.return_years{at}", years, years, years, "years", "a guide")
    for at, years in (("", 100.0), ("[1]", 500.0))
)


def of(*levels):
    """A diagnosis of one outage; levels as (level, draws, days by need)."""
    found = tuple(
        Recovery(level, draws, {need: Estimate(mean, mean / 10) for need, mean in days.items()})
        for level, draws, days in levels
    )
    return document_of(replace(DIAGNOSIS, shocks=(replace(OUTAGE, recovery=found),)))


def blocks(kind, document, lang="zh"):
    return [block for block in outcomes(document, lang) if isinstance(block, kind)]


LATE = ("ordinary", 180, {"shelter": 0.0, "water": 0.1, "power": 2.4})
FEW = ("severe", 7, {})


def test_a_need_whose_mean_time_is_past_its_target_is_late():
    document = of(LATE)
    (late,) = recovery.overruns(document)
    assert (late.need, late.level, late.target) == ("power", "ordinary", 0.4)
    assert late.late == pytest.approx(2.0)


def test_the_title_names_the_need_that_is_latest():
    (figure,) = blocks(Figure, of(LATE, ("extreme", 20, {"power": 4.0, "water": 9.0})))
    assert figure.title == (
        "1 种冲击会拖过目标；拖得最久的：极端的高温停电以后，“用水”平均要 9（8 至 10）天，目标 3 天"
    )


def test_what_is_kept_and_what_cannot_be_told_is_said_so():
    kept = blocks(Figure, of(("ordinary", 180, {"water": 0.1})))[0].title
    assert kept == "各种冲击以后，各项需求平均都赶得上目标"
    unsaid = blocks(Figure, of(("ordinary", 9, {}), FEW))[0].title
    assert unsaid == "每一等级的模拟都太少，还说不准多久能恢复"


def test_a_cell_says_late_with_its_interval_and_target_in_words_and_shape():
    (aside,) = blocks(Aside, of(LATE))
    rows = dict(aside.table.rows)
    assert rows["用电"] == "× 迟了：2.4（2.0 至 2.8）天；目标 9.6 小时"
    assert rows["用水"] == "√ 2.4（2.0 至 2.8）小时；目标 9.6 小时"


def test_needs_never_open_and_levels_of_too_few_draws_are_named_below():
    (aside,) = blocks(Aside, of(LATE, FEW))
    assert [row[0] for row in aside.table.rows] == ["用水", "用电"]
    assert aside.table.header == ("需求", "寻常")
    assert aside.table.cut == "没有断过的：住得安全。严重：只有 7 次模拟，说不准。"


def test_the_matrix_has_a_shape_and_a_word_in_every_cell():
    (figure,) = blocks(Figure, of(LATE, FEW))
    assert figure.table.rows[0] == ("高温停电", "迟 1 项", "说不准", "说不准")
    cells = (Cell("late", "late"), Cell("kept", "kept"), Cell("unknown", "?"))
    picture = verdict_matrix("abc", [Line("flood", cells)], Caption("t", "d", "", "m", "en"))
    assert 'fill="url(#m-unknown)"' in picture
    shapes = picture.count('stroke-width="2"')
    assert shapes == 4  # two lines of the cross, two of the tick


def test_a_shock_that_cannot_happen_stands_in_no_row():
    never = replace(SKETCHES[0], rate=0.0)
    document = document_of(diagnosis(street(4).places, (never, SKETCHES[1])))
    rows = blocks(Figure, document)[0].table.rows
    assert [row[0] for row in rows] == ["高温停电"]


def test_shocks_in_which_nothing_is_open_are_named_in_one_sentence():
    calm = of(("ordinary", 180, {"water": 0.0, "power": 0.0}))
    assert not blocks(Aside, calm)
    assert blocks(Words, calm)[0].words.endswith("什么都没有断过：高温停电。")


def test_the_worst_off_group_stands_beside_the_mean_with_deaths_and_yuan():
    (table,) = blocks(Table, document_of(diagnosis(street(4).places)))
    quake = table.rows[0]
    assert quake[:2] == ("地震", "行动不便的人")
    own, everyone = quake[2].rstrip("）").split("（全体 ")
    assert float(own) / float(everyone) == pytest.approx(2.3, rel=0.05)
    assert len(quake) == 5


def test_a_shock_that_costs_nothing_has_no_worst_off_group():
    slight = replace(OUTAGE, person_days_lost=Estimate(0.2, 0.01))
    document = document_of(replace(DIAGNOSIS, shocks=(slight,)))
    assert blocks(Table, document)[0].rows[0][1:3] == ("几乎没有人缺什么", "—")


def test_the_levels_are_said_in_the_years_that_part_them():
    document = document_of(replace(DIAGNOSIS, assumptions=YEARS))
    assert "严重：100 至 500 年一次" in blocks(Figure, document)[0].note


@pytest.mark.parametrize("field", ["targets", "recovery"])
def test_a_document_from_before_says_nothing_of_recovery(field):
    document = document_of(DIAGNOSIS)
    for holder in (document, *document["shocks"]):
        holder.pop(field, None)
    assert list(outcomes(document, "zh")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_a_page_every_table_stands_open_under_its_shock(lang):
    page = list(outcome_tables(document_of(DIAGNOSIS), lang))
    tables = [block for block in page if isinstance(block, Table)]
    headings = [block.key for block in page if isinstance(block, Heading)]
    assert headings[0] == "outcomes-earthquake"
    assert len(tables) == len(headings)
    assert not [block for block in page if isinstance(block, Aside)]
