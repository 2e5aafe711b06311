from dataclasses import replace

import pytest

from linli.engine.stress.diagnosis import Estimate
from linli.files.diagnosis import document_of, from_json, to_json
from linli.reports.content import Aside, Figure, Heading, Points, Table, Words
from linli.reports.numbers import about
from linli.reports.places import Setting
from linli.reports.reading import hardest_place
from linli.reports.report import compose
from linli.reports.sections.answers import five_sentences
from tests.reports.factories import SKETCHES, diagnosis, street

SETTING = street(6)
DIAGNOSIS = diagnosis(SETTING.places)


def blocks(kind, lang="zh", given=DIAGNOSIS, setting=SETTING):
    report = compose(document_of(given), setting, lang)
    return [block for block in report.blocks if isinstance(block, kind)]


def sentences(given, lang, setting=SETTING):
    return list(five_sentences(document_of(given), setting, lang))


def test_the_answer_comes_first_and_what_to_do_next_before_how_we_know():
    headings = [block.key for block in blocks(Heading)]
    assert headings[0] == "answers"
    assert headings[-2:] == ["next", "method"]


def test_five_sentences_name_shock_amount_people_place_and_part():
    how_much, each, who, where, part = sentences(DIAGNOSIS, "zh")
    assert how_much.startswith(
        "平均每年，大家合起来损失约 750（700 至 810）人·日，其中 49% 来自高温停电"
    )
    assert "“用电”" in how_much
    assert "小时过不上正常日子" in each
    assert "行动不便的人" in who
    assert "4号楼" in where
    assert "市政接入干管" in part


def test_english_says_the_same_and_is_complete():
    said = " ".join(sentences(DIAGNOSIS, "en"))
    assert "a power outage in a heat wave" in said
    assert "people who cannot move easily" in said


def test_one_shock_is_not_compared_with_others():
    only = sentences(diagnosis(SETTING.places, SKETCHES[:1]), "zh")[0]
    assert only.startswith("地震平均每年让大家损失约")


def test_an_estate_where_nothing_is_lost_gets_one_honest_sentence():
    quiet = [replace(SKETCHES[2], depths=(0.0,) * 8)]
    given = replace(diagnosis(SETTING.places, quiet), weak_parts=())
    assert len(sentences(given, "zh")) == 1
    assert "没有人缺什么" in sentences(given, "zh")[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_diagnosis_of_nothing_at_all_is_still_a_report(lang):
    empty = replace(
        diagnosis((), ()), counts={}, weak_parts=(), assumptions=(), generated_share={}, name=None
    )
    report = compose(document_of(empty), Setting((), {}, {}), lang)
    assert "lane" in report.title


def test_a_report_of_a_stored_diagnosis_equals_the_report_of_a_fresh_one():
    fresh = compose(document_of(DIAGNOSIS), SETTING, "zh")
    assert compose(from_json(to_json(DIAGNOSIS)), SETTING, "zh") == fresh


def test_the_title_of_a_figure_is_the_sentence_it_proves():
    titles = [figure.title for figure in blocks(Figure)]
    assert all(any(character.isdigit() for character in title) for title in titles)
    document = document_of(DIAGNOSIS)
    place = hardest_place(document["annual"]["by_building"], SETTING)
    amount = about(place.per_household, "zh")
    assert titles[0] == f"4号楼每户每年损失最多，约 {amount}人·日"


def test_every_figure_has_a_table_and_its_own_ids():
    figures = blocks(Figure)
    assert all(figure.table.rows for figure in figures)
    names = [figure.drawing.split('aria-labelledby="')[1].split('"')[0] for figure in figures]
    assert len(set(names)) == len(names)


def test_generated_households_are_called_out_at_the_head():
    warning = next(block for block in blocks(Words) if block.tone == "attention")
    assert "（楼栋 25%、部件 60%、住户 100%）" in warning.words
    recorded = replace(DIAGNOSIS, generated_share={"households": 0.01})
    assert not [block for block in blocks(Words, given=recorded) if block.tone == "attention"]


def test_a_shock_that_comes_often_is_said_in_times_a_year():
    leads = [block.words for block in blocks(Words)]
    assert any(lead.startswith("平均每 83 年一次") for lead in leads)
    assert any(lead.startswith("平均每年 1.7 次") for lead in leads)


def test_every_parameter_stands_with_its_range_and_source_or_the_word_assumption():
    table = blocks(Aside)[-1].table
    assert table.rows == (
        ("repair.crews", "2（1 至 4） crews", "假设"),
        ("shelter.theta", "0.14（0.1 至 0.2）；0.3 g", "Hazus 6.1, table 5"),
        ("hazard.years", "50 years，不变", "假设: one table"),
    )


def shock_like(at, **changed):
    """A diagnosis of this one shock."""
    return replace(DIAGNOSIS, shocks=(replace(DIAGNOSIS.shocks[at], **changed),))


def lines_under(key, given, lang="zh"):
    """The sentences of the list that follows this heading."""
    found = compose(document_of(given), SETTING, lang).blocks
    at = next(at for at, each in enumerate(found) if isinstance(each, Heading) and each.key == key)
    return found[at + 1].items


def test_a_shock_that_costs_next_to_nothing_gets_one_line():
    given = shock_like(2, person_days_lost=Estimate(0.07, 0.002))
    drawings = [figure.drawing for figure in blocks(Figure, given=given)]
    assert not any("lift_outage" in drawing for drawing in drawings)
    (line,) = lines_under("harmless", given)
    assert line.startswith("电梯停运：平均每年 1.7 次")


def test_a_shock_that_cannot_happen_here_gets_one_line_and_stands_in_the_table():
    given = shock_like(2, annual_rate=0.0)
    assert lines_under("harmless", given) == ("电梯停运：照台账和本地资料看，这里不会单独遇到。",)
    table = next(table for table in blocks(Table, given=given) if "每种冲击" in table.title)
    assert table.rows[0][:2] == ("电梯停运", "不会发生")


def test_without_harmless_shocks_there_is_no_such_part():
    assert "harmless" not in [heading.key for heading in blocks(Heading)]


def test_the_shocks_that_cost_most_are_told_at_length_and_the_others_in_short():
    """Four by the year, and the one that costs most at once, here the rarest."""
    rates = (0.001, 0.2, 0.3, 0.4, 0.5, 0.6)
    sketches = [replace(SKETCHES[1], shock=f"s{at}", rate=rate) for at, rate in enumerate(rates)]
    sketches[0] = replace(sketches[0], halving_days=30.0)
    given = diagnosis(SETTING.places, sketches)
    drawings = "".join(figure.drawing for figure in blocks(Figure, given=given))
    assert [at for at in range(6) if f"s{at}-map-title" in drawings] == [0, 2, 3, 4, 5]
    assert [at for at in range(6) if f"s{at}-curve-title" in drawings] == [0, 1, 2, 3, 4, 5]
    told = [block.key for block in blocks(Heading, given=given) if block.key.startswith("shock-")]
    assert told == ["shock-s5", "shock-s4", "shock-s3", "shock-s2", "shock-s0", "shock-s1"]
    assert any("下面细写损失最多的 5 种冲击" in block.words for block in blocks(Words, given=given))


def test_a_shock_that_kills_says_the_loss_with_life_years_too():
    leads = [block.words for block in blocks(Words, given=shock_like(0))]
    assert not any("折损的寿命，一次合计" in lead for lead in leads)
    unmet = DIAGNOSIS.shocks[0].unmet_person_days
    deadly = shock_like(0, person_days_lost=Estimate(unmet.mean * 2, unmet.se))
    leads = [block.words for block in blocks(Words, given=deadly)]
    assert any("折损的寿命，一次合计" in lead for lead in leads)


def test_a_part_whose_system_is_named_like_its_kind_is_named_once():
    lift = replace(DIAGNOSIS.weak_parts[2], system="lift", kind="lift")
    given = replace(DIAGNOSIS, weak_parts=(lift,))
    assert "最薄弱的是1号楼 1 单元的电梯：" in sentences(given, "zh")[4]


def test_deaths_are_shown_as_deaths():
    results = [block for block in blocks(Table) if block.title == "这次冲击的全部结果"]
    assert [row[0] for row in results[0].rows].count("死亡（人）") == 1


def test_long_tables_say_how_much_they_leave_out():
    setting = street(80)
    figure = blocks(Figure, given=diagnosis(setting.places), setting=setting)[0]
    assert len(figure.table.rows) == 30
    assert figure.table.cut == "只列出最难的 30 行，共 64 行；全部在 diagnosis.json 里。"


def test_small_buildings_and_entrances_are_counted_but_not_named():
    small = tuple(replace(place, households=3) for place in SETTING.places[:2])
    setting = Setting((*small, *SETTING.places[2:]), {"b1/1": 2, "b3/1": 24}, {})
    figure = blocks(Figure, setting=setting)[0]
    assert "1号楼" not in {row[0] for row in figure.table.rows}
    assert figure.table.cut == "另有 2 处不足 5 户，为了不指到具体人家，不单列。"
    folded = [aside.table for aside in blocks(Aside, setting=setting)]
    entrances = next(table for table in folded if "单元" in table.title)
    assert [row[0] for row in entrances.rows] == ["3号楼 1 单元"]


def test_a_group_whose_loss_is_undefined_says_so():
    shock = DIAGNOSIS.shocks[0]
    nobody = replace(shock.by_group["alone"], persons=0, ratio=None)
    changed = replace(shock, by_group={**shock.by_group, "alone": nobody})
    given = replace(DIAGNOSIS, shocks=(changed, *DIAGNOSIS.shocks[1:]))
    tables = [figure.table for figure in blocks(Figure, given=given)]
    assert ("独居的人", "0", "算不出", "算不出") in [row for table in tables for row in table.rows]


def test_the_steps_that_follow_come_from_what_was_found():
    steps = blocks(Points)[1].items
    assert "市政接入干管" in steps[0]
    assert len(steps) == 4


def test_repair_cost_is_counted_in_the_reader_s_way():
    given = replace(
        DIAGNOSIS, annual=replace(DIAGNOSIS.annual, repair_yuan=Estimate(345_000.0, 30_000.0))
    )
    assert any("34 万（30 万至 39 万）元" in block.words for block in blocks(Words, given=given))
