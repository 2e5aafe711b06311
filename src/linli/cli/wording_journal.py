"""Faults of a journal as sentences: which line, what was found, what that means."""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.language import Language
from linli.cli.sentences import Sentence
from linli.cli.wording import SENTENCES
from linli.engine.journal.verify import Fault

SHOWN = 16
"""Hexadecimal digits of a fingerprint that a sentence shows; ``--json`` has all."""

FAULTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "end_cut": Sentence(
            "应当还有，文件却完了。文件里有 {found} 条，公告上的总指纹数到第 {wanted} 条："
            "末尾少了 {missing} 条。",
            "should be there, but the file ends. It holds {found} entries, the printed root "
            "counts {wanted}: {missing} are missing at the end.",
        ),
        "line_repeated": Sentence(
            "应当是第 {wanted} 条，却是第 {found} 条，前面已经有过。"
            "有一行重复了，或者是后来插进去的。",
            "should be entry {wanted} but is entry {found}, which has been before. A line was "
            "repeated or put in.",
        ),
        "lines_removed": Sentence(
            "应当是第 {wanted} 条，却是第 {found} 条。中间少了 {missing} 条，被删掉了。",
            "should be entry {wanted} but is entry {found}. What is missing between was removed: "
            "{missing} in number.",
        ),
        "lines_swapped": Sentence(
            "应当是第 {wanted} 条，却是第 {found} 条；第 {wanted} 条跑到了第 {elsewhere} 行。"
            "行的次序被换过。",
            "should be entry {wanted} but is entry {found}; entry {wanted} stands on line "
            "{elsewhere}. Lines were swapped.",
        ),
        "root_differs": Sentence(
            "从这一行到第 {size} 行，有内容在公告贴出以后改写过。{size} 条的总指纹，"
            "公告上是 {wanted}，按文件算出来是 {found}。",
            "and those up to line {size}: something there was written anew after the poster was "
            "printed. The root of {size} entries is {wanted} on the poster and {found} in the "
            "file.",
        ),
    }
)
"""What the engine names without refusing anything: the fault of the file as a whole."""


def fault_sentence(fault: Fault, lang: Language) -> str:
    """The line and what is wrong with it, in words."""
    known = FAULTS.get(fault.code) or SENTENCES[fault.code]
    facts = {name: _shown(value) for name, value in fault.facts.items()}
    text = (known.zh if lang == "zh" else known.en).format(where=fault.where, **facts)
    return f"第 {fault.line} 行：{text}" if lang == "zh" else f"Line {fault.line}: {text}"


def _shown(value: object) -> object:
    """A fingerprint as its beginning, which is enough to compare by eye."""
    whole = isinstance(value, str) and len(value) > SHOWN and value.isalnum()
    return f"{str(value)[:SHOWN]}..." if whole else value
