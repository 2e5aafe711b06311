"""The fields of ``study`` in ``diagnosis.json``, declared once."""

from linli.files.schema_nodes import (
    Node,
    amount,
    code,
    difference,
    listed,
    mapped,
    record,
    text,
    whole,
)

_PARTS: Node = {"$ref": "#/$defs/parts"}


def _range(zh: str, en: str, unit: str) -> Node:
    return record(
        zh,
        en,
        {
            "low": amount("90% 区间下限。", "Lower end of the 90 % interval.", unit),
            "mid": amount("各种可能的中位数。", "Median of worlds.", unit),
            "high": amount("90% 区间上限。", "Upper end of the 90 % interval.", unit),
        },
    )


_LAYER = record(
    "一种拿不准的来源。",
    "One kind of doubt.",
    {
        "layer": code(
            "draws 模拟次数有限，parameters 参数的范围，"
            "data 台账里没填或过时的格子，all 三样一起。",
            "draws: limited number of draws; parameters: their ranges; data: unknown or stale "
            "cells of the ledger; all: the three together.",
        ),
        "worlds": whole(
            "抽了多少种可能；draws 为 0，它的区间就是模拟误差。",
            "Worlds drawn; 0 for draws, whose interval is the Monte Carlo error.",
            "种",
        ),
        "person_days_lost": _range("损失。", "Person-days lost.", "人·日/年"),
        "deaths": _range("死亡。", "Deaths.", "人/年"),
        "repair_yuan": _range("直接修复费用。", "Direct repair cost.", "元/年"),
    },
)

_SWING = record(
    "一个输入取低值和高值时答案各是多少，其余取中值。",
    "The answer when one input stands at its low and at its high end, all else at the middle.",
    {
        "name": text("参数名，或者 表.列。", "A parameter, or table.column."),
        "kind": code(
            "parameter 参数，field 台账里没填的一列。", "parameter, or field of the ledger."
        ),
        "at_low": amount(
            "取低值时的损失；field 为 5% 分位。",
            "Loss at the low end; for a field the 5 % quantile.",
            "人·日/年",
        ),
        "at_high": amount(
            "取高值时的损失；field 为 95% 分位。",
            "Loss at the high end; for a field the 95 % quantile.",
            "人·日/年",
        ),
    },
)

_QUESTION = record(
    "台账里值得先查清的一列。",
    "A column of the ledger worth finding out.",
    {
        "table": code("表。", "Table."),
        "column": code("列。", "Column."),
        "unknown": whole("没填的格子。", "Unknown cells.", "格"),
        "narrows": amount(
            "台账没填造成的方差里，查清这一列能去掉多少，0 到 1。",
            "Share of the variance from unknown cells that knowing these takes away, 0 to 1.",
            "",
        ),
    },
)

PARTS = record(
    "一份损失，和谁挡掉了多少；千分之一人·日的整数倍，各部分相加正好等于 whole。",
    "A loss and who keeps how much of it away; whole thousandths of a person-day, and the parts "
    "add up to the whole exactly.",
    {
        "whole": amount(
            "外部物理、内部社群和外来救援都没有时的损失。",
            "Loss with no outer physical and no inner social resilience and no outside help.",
            "人·日/年",
        ),
        "players": record(
            "两种韧性各挡掉多少（沙普利值）。",
            "What each of the two resiliences keeps away (Shapley values).",
            {
                "outer_physical": difference("外部物理韧性。", "Outer physical.", "人·日/年"),
                "inner_social": difference("内部社群韧性。", "Inner social.", "人·日/年"),
            },
        ),
        "sides": record(
            "四个方面各挡掉多少（欧文值）；物理加结构等于外部物理，组织加社群等于内部社群。",
            "What each of the four sides keeps away (Owen values); those of a player add up to it.",
            {
                "physical": difference("物理韧性。", "Physical.", "人·日/年"),
                "structural": difference("结构韧性。", "Structural.", "人·日/年"),
                "organisational": difference("组织韧性。", "Organisational.", "人·日/年"),
                "social_group": difference("社群韧性。", "Social-group.", "人·日/年"),
            },
        ),
        "outside": difference(
            "只有外来救援能挡掉的。", "What outside help alone keeps away.", "人·日/年"
        ),
        "nobody": amount("现状下仍然损失的。", "What is lost as things stand.", "人·日/年"),
    },
)

_ATTRIBUTION = record(
    "谁挡掉了多少。total 和 by_shock 含寿命年，其余只算需求未满足人·日。",
    "Who absorbs what. total and by_shock hold life-years, all others unmet person-days alone.",
    {
        "draws": whole("每种冲击用了前几次模拟。", "Draws of each shock it rests on.", "次"),
        "total": _PARTS | {"x-zh": "合计。", "description": "In all.", "x-unit": "人·日/年"},
        "by_shock": mapped(
            "每种冲击，相加等于 total。", "By shock; adds up to total.", _PARTS, "人·日/年"
        ),
        "by_need": mapped("每项需求。", "By need.", _PARTS, "人·日/年"),
        "by_building": mapped("每栋楼。", "By building.", _PARTS, "人·日/年"),
        "by_entrance": mapped("每个单元。", "By entrance.", _PARTS, "人·日/年"),
        "by_group": mapped("各类居民。", "By group of residents.", _PARTS, "人·日/年"),
    },
)

_DECISION = record(
    "等业主决定要多损失多少，用同一批模拟比出来。",
    "What waiting for the owners' decision costs, on the same draws.",
    {
        "median_days": amount(
            "决定要等几天（中位数）。", "Median days until they have decided.", "天"
        ),
        "with_delay": amount("要等时的损失。", "Loss with the wait.", "人·日/年"),
        "without": amount("不用等时的损失。", "Loss without it.", "人·日/年"),
        "difference": difference("两者之差。", "The difference.", "人·日/年"),
        "se": amount("差的标准误。", "Standard error of the difference.", "人·日/年"),
    },
)

STUDY = record(
    "这个答案有多准、取决于什么；没有研究时没有这个字段。",
    "How sure the answer is and what it hangs on; absent when not asked for.",
    {
        "layers": listed(
            "答案的区间，按拿不准的来源分开。", "Interval of the answer by kind of doubt.", _LAYER
        ),
        "tornado": listed(
            "最能左右答案的十个输入，摆动最大的在前。",
            "The ten inputs that move the answer most, widest swing first.",
            _SWING,
        ),
        "questions": listed(
            "接下来最值得查清的列，最有用的在前，最多十个。",
            "What to find out next, the most useful first, at most ten.",
            _QUESTION,
        ),
        "attribution": _ATTRIBUTION,
        "decision": _DECISION,
    },
)
