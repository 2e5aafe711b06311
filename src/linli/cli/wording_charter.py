"""What is refused of a ballot's totals and of a charter, in Chinese and in English.

Part of ``wording.SENTENCES``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

CHARTER: Mapping[str, Sentence] = MappingProxyType(
    {
        "charter_fault": Sentence(
            "章程 {where}：{fault}。依据：{article}。",
            "charter, {where}: {fault}. By: {article}.",
        ),
        "more_than_all": Sentence(
            "{where}：收回 {found}，比总数 {wanted} 还多。请对照计票表。",
            "{where}: {found} came back, of {wanted} in all. Compare with the count sheet.",
        ),
        "negative_total": Sentence(
            "{where}：{found} 小于零，应为零或正整数。",
            "{where}: {found} is below zero; wanted: zero or a whole number above it.",
        ),
        "nobody_entitled": Sentence(
            "{where}：总数是 {found}，没有人有权表决。请先填总数。",
            "{where}: the total is {found}, so nobody may vote. Enter the total first.",
        ),
        "unknown_rule_set": Sentence(
            "{where}：没有“{found}”这个规则集，可用的是 {wanted}。",
            "{where}: there is no rule set {found!r}; there are {wanted}.",
        ),
    }
)
