"""What is refused of an entry or a line of the journal, in Chinese and in English.

Part of ``wording.SENTENCES``. The line is named before it, where there is one.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

ENTRIES: Mapping[str, Sentence] = MappingProxyType(
    {
        "bad_field": Sentence(
            "字段“{where}”写的是“{found}”，不合规定的格式（见手册“公开账”一章）。",
            "field {where!r} is {found!r}, which does not fit its form (manual, chapter "
            "The public record).",
        ),
        "hash_wrong": Sentence(
            "这一行被改过。按内容算出来的指纹是 {wanted}，行里写的是 {found}。",
            "this line was changed. Its content gives the fingerprint {wanted}, it bears {found}.",
        ),
        "line_cut": Sentence(
            "文件在这一行中间断了，后面的没有了。",
            "the file breaks off in the middle of this line.",
        ),
        "line_not_json": Sentence(
            "从第 {at} 个字符起读不下去，不是合格的 JSON。这一行被改过。",
            "it is not JSON from character {at} on. The line was changed.",
        ),
        "line_not_utf8": Sentence(
            "从第 {at} 个字节起不是 UTF-8 编码。这一行被改过，或者文件被转存过。",
            "it is not UTF-8 from byte {at} on. The line was changed, or the file saved in "
            "another encoding.",
        ),
        "line_too_long": Sentence(
            "超过 {wanted} 字节，公开账里没有这么长的行。",
            "it is over {wanted} bytes; no line of a journal is that long.",
        ),
        "link_broken": Sentence(
            "和上一行接不上。它记的上一条指纹是 {found}，上一行的指纹是 {wanted}。"
            "这一行被改过，或者它前面的行被换过、删过。",
            "it does not follow the line before. It names {found} as the fingerprint before "
            "it, which is {wanted}. This line was changed, or lines before it replaced or "
            "removed.",
        ),
        "missing_field": Sentence(
            "缺少字段“{where}”。",
            "field {where!r} is missing.",
        ),
        "name_not_plain": Sentence(
            "名称“{found}”不合规定。只用小写英文字母、数字和下划线，字母开头。",
            "the name {found!r} is not plain. Lower-case letters a to z, digits and "
            "underscores are wanted, a letter first.",
        ),
        "nested_too_deep": Sentence(
            "“{where}”一层套一层，超过了 {wanted} 层。",
            "{where} nests deeper than {wanted} levels.",
        ),
        "no_such_leaf": Sentence(
            "没有第 {found} 个，一共 {wanted} 个，从 0 数起。",
            "there is no leaf {found}; there are {wanted}, counted from 0.",
        ),
        "not_an_entry": Sentence(
            "这不是一条记录。",
            "this is no entry.",
        ),
        "not_canonical": Sentence(
            "从第 {at} 个字节起，写法和规定的不一样。字段要按字母排序，各一次，中间不留空格。",
            "from byte {at} on it is not written in the one form: fields sorted, each once, "
            "without blanks.",
        ),
        "not_nfc": Sentence(
            "文字不是 Unicode 的 NFC 形式。公开账一个字也不替人改，请先改好再记。",
            "its text is not in Unicode's form NFC. The journal mends nothing: correct it first.",
        ),
        "not_text": Sentence(
            "里面有 {found}，它不是一个字。",
            "it contains {found}, which is no character.",
        ),
        "number_gap": Sentence(
            "编号是 {found}，应为 {wanted}。",
            "its number is {found}; wanted: {wanted}.",
        ),
        "number_not_whole": Sentence(
            "“{where}”是 {found}。公开账里只记整数。",
            "{where} is {found}. A journal holds whole numbers only.",
        ),
        "number_too_large": Sentence(
            "“{where}”这个数太大，最多到正负 {wanted}。",
            "{where} is too large a number; it may go up to {wanted} either way.",
        ),
        "other_book": Sentence(
            "这一行是“{found}”的账，前面是“{wanted}”的。",
            "this line is of the journal of {found!r}, those before are of {wanted!r}.",
        ),
        "time_goes_back": Sentence(
            "时间是 {found}，比上一条的 {wanted} 还早。",
            "its time is {found}, before that of the entry before it, {wanted}.",
        ),
        "unknown_field": Sentence(
            "多出了字段“{where}”。",
            "there is a field {where!r}, which an entry does not have.",
        ),
        "unreadable_root": Sentence(
            "“{where}”不像公告上印的总指纹。要写成“条数:指纹”，例如 {wanted}，指纹 16 位或 64 位。",
            "{where!r} does not look like a printed root. Wanted: {wanted}, with 16 or 64 digits.",
        ),
        "wrong_salt": Sentence(
            "{where} 有 {found} 个字节，应为 {wanted} 个。",
            "{where} has {found} bytes; wanted: {wanted}.",
        ),
    }
)
