"""Refusals of what is handed in for a plan."""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

PLAN: Mapping[str, Sentence] = MappingProxyType(
    {
        "hardship_empty": Sentence(
            "{where}：名单里一户也没有。请一行写一个住户编号；没有困难家庭，就不用这个选项。",
            "{where}: the list names no household. Write one key of a household a line; where "
            "nobody is in hardship, leave the option out.",
        ),
        "hardship_twice": Sentence(
            "{where} 第 {line} 行：住户“{found}”在第 {first} 行已经写过了。请删去一行。",
            "{where} line {line}: household {found!r} stands in line {first} already. Delete one "
            "of the two.",
        ),
        "hardship_unknown": Sentence(
            "{where} 第 {line} 行：台账里没有编号为“{found}”的住户。请核对编号，一行只写一个。",
            "{where} line {line}: the ledger has no household {found!r}. Check the key, and write "
            "one a line.",
        ),
        "unknown_wish": Sentence(
            "{where} 这一户想要的“{found}”不在措施目录里。请照手册的措施表核对代码。",
            "{where} wishes for {found!r}, which is not in the catalogue of measures. Compare the "
            "code with the manual's table.",
        ),
        "wishes_home_twice": Sentence(
            "{where} 第 {line} 行：“{found}”和第 {first} 行是同一户。一户只交一张，请留一张。",
            "{where} line {line}: {found!r} is the same home as in line {first}. A home has one "
            "list; keep one.",
        ),
        "wishes_unknown_home": Sentence(
            "{where} 第 {line} 行：台账里没有“{found}”这一户。请写住户编号或门牌。",
            "{where} line {line}: the ledger has no home {found!r}. Write the key of a household "
            "or of a home.",
        ),
        "wishes_unknown_measure": Sentence(
            "{where} 第 {line} 行：心愿单上没有“{found}”这一样。请写单子上的序号或措施代码。",
            "{where} line {line}: {found!r} is not on the list. Write the number on the list or "
            "the code of the measure.",
        ),
    }
)
