"""What a study adds to the report: how sure, what it hangs on, what to ask, who absorbs what."""

from dataclasses import replace

import pytest

from linli.engine.stress.findings import LAYERS, DecisionDelay, Layer, Range, Swing
from linli.files.diagnosis import document_of, from_json, to_json
from linli.files.parameter_manual import meaning
from linli.reports.content import Aside, Figure, Heading, Points, Table, Words
from linli.reports.doubt import main_doubt, year_lost
from linli.reports.naming import input_name
from linli.reports.report import compose
from linli.reports.sections.absorbed import absorbed
from linli.reports.sections.answers import five_sentences
from linli.reports.sections.decision import decision
from linli.reports.sections.hangs import hangs_on
from linli.reports.sections.method import method
from linli.reports.sections.questions import find_out
from linli.reports.sections.sure import how_sure
from tests.reports.factories import diagnosis, street
from tests.reports.studies import of_thousandths, study

SETTING = street(6)
PLAIN = diagnosis(SETTING.places)
STUDY = study(PLAIN)


def of(**changed):
    """The document of a diagnosis with a study, in which this is different."""
    return document_of(replace(PLAIN, study=replace(STUDY, **changed)))


def only(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def layers(**widths):
    """Layers of these half-widths around 750 person-days a year, 0 where not named."""
    nothing = Range(0.0, 0.0, 0.0)
    return tuple(
        Layer(name, 200, Range(750 - widths.get(name, 0), 750.0, 750 + widths.get(name, 0)),
              nothing, nothing)
        for name in LAYERS
    )  # fmt: skip


def test_the_total_stands_with_the_interval_of_all_doubt_and_says_why_it_is_wide():
    how_much, why, *others = five_sentences(of(), SETTING, "zh")
    assert "约 800（200 至 2,000）人·日" in how_much
    assert why.endswith("主要是因为台账里有的格子没填，或者登记得太久了。")
    assert not any("（" in sentence and "至" in sentence for sentence in others)


def test_without_a_study_the_total_stands_with_the_interval_of_its_draws():
    document = document_of(PLAIN)
    assert year_lost(document) == document["annual"]["person_days_lost"]
    assert "范围这样宽" not in "".join(five_sentences(document, SETTING, "zh"))


def test_a_mean_outside_the_interval_of_worlds_gives_way_to_their_median():
    far = Layer("all", 200, Range(10.0, 20.0, 30.0), Range(0, 0, 0), Range(0, 0, 0))
    assert year_lost(of(layers=(far,)))["mean"] == 20.0


def test_the_widest_single_layer_is_the_main_doubt():
    assert main_doubt(of(layers=layers(draws=20, parameters=300, all=400))["study"]) == "parameters"
    assert main_doubt(of(layers=layers())["study"]) is None


@pytest.mark.parametrize("layer", ["draws", "parameters", "data"])
def test_each_kind_of_doubt_has_its_own_sentence(layer):
    document = of(layers=layers(**{layer: 250, "all": 250}))
    sentences = {list(five_sentences(document, SETTING, lang))[1] for lang in ("zh", "en")}
    assert len(sentences) == 2
    (figure,) = only(Figure, how_sure(document, "zh"))
    assert figure.title.startswith("每年的损失，有九成把握在 500 到 1,000 人·日之间")


def test_doubt_that_moves_nothing_is_said_so():
    (figure,) = only(Figure, how_sure(of(layers=layers()), "zh"))
    assert figure.title == "三样拿不准加在一起，也几乎不改变答案"


def test_every_layer_has_its_row_for_loss_deaths_and_yuan():
    (figure,) = only(Figure, how_sure(of(), "zh"))
    assert [row[0] for row in figure.table.rows] == [
        "模拟次数", "参数本身", "台账没填或过时的格子", "三样合在一起",
    ]  # fmt: skip
    assert len(figure.table.header) == 4


def test_inputs_are_named_by_their_sentence_and_fields_by_the_ledgers_label():
    (figure,) = only(Figure, hangs_on(of(), "zh"))
    names = [row[0] for row in figure.table.rows]
    assert names[0] == "台账“住户”表里没填的“独居”"
    assert names[1] == meaning("repair.main", "zh")
    assert names[-1] == meaning("casualty.deaths", "zh") + "（第 2 个）"
    assert "独居" in figure.title


def test_an_input_that_is_no_longer_known_keeps_its_code():
    assert input_name("gone.for_good", "parameter", "zh") == "gone.for_good"
    assert "gone" in input_name("gone.column", "field", "en")


def test_a_parameter_of_a_shock_says_which_shock_once():
    assert input_name("confinement.days", "parameter", "zh").startswith("封控：")
    assert input_name("confinement.days", "parameter", "en").startswith("confinement: ")
    said = input_name("heat.rate", "parameter", "zh")
    assert said == meaning("heat.rate", "zh")
    assert said.startswith("高温热浪")


def test_a_swing_shows_which_end_of_the_input_gives_which_answer():
    swings = (Swing("home", "parameter", 900.0, 500.0), Swing("repair.beta", "parameter", 7.0, 7.0))
    (figure,) = only(Figure, hangs_on(of(tornado=swings), "en"))
    assert len(figure.table.rows) == 1
    assert figure.table.rows[0][2:] == ("900", "500")
    assert ">low 900 ○  high 500 ●</text>" in figure.drawing


def test_an_answer_that_hangs_on_nothing_says_so():
    assert only(Words, hangs_on(of(tornado=()), "zh"))[0].words.startswith("没有哪一样")


def test_questions_are_sentences_with_the_sheet_to_fill_in():
    blocks = list(find_out(of(), "zh"))
    (points,) = only(Points, blocks)
    assert points.items[0] == (
        "在台账的“住户”表里填“独居”：还有 34 格没填；填上以后，台账没填带来的拿不准能少 41%。"
    )
    (figure,) = only(Figure, blocks)
    assert [row[3] for row in figure.table.rows] == ["41%", "22%", "6%"]  # the fourth: 0.4 %


def test_where_the_ledger_matters_little_it_is_said_so():
    document = of(layers=layers(parameters=400, data=10, all=401))
    (words,) = only(Words, find_out(document, "zh"))
    assert "拿不准主要来自参数本身" in words.words
    assert not only(Words, find_out(of(), "zh"))


def test_without_questions_nothing_is_asked():
    assert only(Words, find_out(of(questions=()), "zh"))[0].words.startswith("台账里没有哪一列")


def test_the_parts_of_the_total_are_said_as_shares_of_the_whole():
    total = of_thousandths(200_000, 100_000, 50_000, 150_000, 100_000, 400_000)
    found = replace(STUDY.attribution, total=total)
    figure = only(Figure, absorbed(of(attribution=found), SETTING, "zh"))[0]
    assert figure.title == (
        "要是楼和邻居都指望不上，一年会损失约 1,000 人·日："
        "外部物理韧性挡住 30%，内部社群韧性挡住 20%，外来救援挡住 10%，还有 40% 没人挡住"
    )
    assert [row[2] for row in figure.table.rows] == ["20%", "10%", "5%", "15%", "10%", "40%"]


def test_shocks_stand_below_the_total_and_needs_by_themselves():
    _, shocks, needs = only(Figure, absorbed(of(), SETTING, "zh"))
    assert shocks.table.rows[0][0] == "合计"
    assert len(shocks.table.rows) == 1 + len(PLAIN.shocks)
    assert "合计" not in [row[0] for row in needs.table.rows]


def test_a_shock_too_small_to_see_stands_in_the_table_alone():
    small = {**STUDY.attribution.by_shock, "storm": of_thousandths(0, 0, 0, 0, 0, 900)}
    found = replace(STUDY.attribution, by_shock=small)
    shocks = only(Figure, absorbed(of(attribution=found), SETTING, "zh"))[1]
    assert "暴雨大风" in [row[0] for row in shocks.table.rows]
    assert "暴雨大风" not in shocks.drawing
    assert shocks.note.endswith("都在表格里。")


def test_a_side_that_does_harm_is_still_told():
    total = of_thousandths(300_000, -20_000, 0, 100_000, 20_000, 600_000)
    found = replace(STUDY.attribution, total=total)
    figure = only(Figure, absorbed(of(attribution=found), SETTING, "zh"))[0]
    assert figure.table.rows[1][1:] == ("-20", "-2%")


def test_places_of_few_households_are_not_named_here_either():
    small = replace(SETTING.places[0], households=4)
    setting = replace(SETTING, places=(small, *SETTING.places[1:]))
    tables = [aside.table for aside in only(Aside, absorbed(of(), setting, "zh"))]
    buildings = next(table for table in tables if "每栋楼" in table.title)
    assert small.name not in [row[0] for row in buildings.rows]
    assert buildings.cut.startswith("另有 1 处不足 5 户")


def test_where_only_lives_are_lost_no_need_is_drawn():
    none = dict.fromkeys(STUDY.attribution.by_need, of_thousandths(0, 0, 0, 0, 0, 0))
    found = replace(STUDY.attribution, by_need=none)
    assert len(only(Figure, absorbed(of(attribution=found), SETTING, "zh"))) == 2


def test_where_nothing_is_lost_there_is_nothing_to_absorb():
    found = replace(STUDY.attribution, total=of_thousandths(0, 0, 0, 0, 0, 0))
    assert only(Words, absorbed(of(attribution=found), SETTING, "zh"))
    assert not only(Figure, absorbed(of(attribution=found), SETTING, "zh"))


def test_the_owners_decision_stands_alone_with_its_interval():
    (figure,) = only(Figure, decision(of(decision=DecisionDelay(41.0, 700, 600, 100, 10)), "zh"))
    assert "要等业主决定 41 天" in figure.title
    assert "多损失约 100（80 至 120）人·日" in figure.title


@pytest.mark.parametrize(
    "free", [DecisionDelay(0.0, 700, 700, 0.0, 0.0), DecisionDelay(30.0, 700, 700, 0.001, 0.0001)]
)
def test_a_decision_that_costs_nothing_is_said_so(free):
    (figure,) = only(Figure, decision(of(decision=free), "zh"))
    assert figure.title == "等业主决定，几乎没有让谁多缺什么"


def test_the_method_keeps_the_layers_apart():
    first, worlds, *_ = only(Points, method(of(), "zh"))[0].items
    assert "把三样拿不准都算进去了" in first
    assert "200 种可能" in worlds
    plain = only(Points, method(document_of(PLAIN), "zh"))[0].items
    assert "只来自模拟次数有限" in plain[0]


def test_what_of_the_place_itself_was_used_is_said():
    used = replace(PLAIN, local=("hazard/waterlogging", "weather/heat", "weather/other"))
    items = only(Points, method(document_of(used), "zh"))[0].items
    assert (
        "用了本地的数据：内涝的灾害曲线、高温的气象记录、weather/other。其余用通常的值。" in items
    )
    usual = only(Points, method(document_of(PLAIN), "zh"))[0].items
    assert any(item.startswith("没有用本地的灾害曲线") for item in usual)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_with_a_study_is_whole_and_its_figures_have_tables_and_ids(lang):
    report = compose(from_json(to_json(replace(PLAIN, study=STUDY))), SETTING, lang)
    keys = [block.key for block in only(Heading, report.blocks)]
    assert keys[-5:] == ["sure", "hangs-on", "find-out", "next", "method"]
    figures = only(Figure, report.blocks)
    assert all(figure.table.rows for figure in figures)
    ids = [figure.drawing.split('aria-labelledby="')[1].split('"')[0] for figure in figures]
    assert len(set(ids)) == len(ids)
    assert all(
        len({len(row) for row in t.table.rows} | {len(t.table.header)}) == 1 for t in figures
    )


def test_without_a_study_none_of_its_parts_is_there():
    keys = {block.key for block in only(Heading, compose(document_of(PLAIN), SETTING, "zh").blocks)}
    assert not keys & {"sure", "hangs-on", "find-out", "absorb", "decision"}
    assert only(Table, compose(document_of(PLAIN), SETTING, "zh").blocks)
