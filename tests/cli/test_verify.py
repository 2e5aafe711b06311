"""``linli verify``: what anybody is told about an exported journal."""

import ast
import inspect
import json

import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.cli.verify import SCHEMA_ID
from linli.cli.wording import SENTENCES
from linli.cli.wording_journal import FAULTS, fault_sentence
from linli.engine.journal import verify as engine
from linli.engine.journal.merkle import root_of
from linli.engine.journal.roots import short_root
from tests.engine.journal.books import lines

BOOK = lines(8)
HASHES = [bytes.fromhex(json.loads(line)["hash"]) for line in BOOK]
ROOT = short_root(8, root_of(HASHES))
EARLIER = short_root(5, root_of(HASHES[:5]))


@pytest.fixture
def run(tmp_path):
    """Verify a file of these lines."""

    def invoke(book, *options):
        path = tmp_path / "journal.jsonl"
        path.write_bytes(b"".join(book))
        arguments = ["verify", str(path), *options]
        return CliRunner().invoke(command_line("zh"), arguments)

    return invoke


def test_a_sound_journal_returns_0_and_shows_its_root(run):
    result = run(BOOK, "--lang", "zh")
    assert result.exit_code == 0
    span = "2031-05-01T12:00:01.000000Z 到 2031-05-01T12:00:08.000000Z"
    assert result.output.splitlines() == [
        f"没有发现问题：“lane”的公开账，8 条，{span}。",
        f"  总指纹 {ROOT}",
        f"  完整   {root_of(HASHES).hex()}",
        "末尾有没有被删、整本有没有重写，要拿公告上印的总指纹来对：加 --root 条数:指纹。",
    ]


def test_printed_roots_are_told_as_agreeing(run):
    result = run(BOOK, "--lang", "en", "--root", ROOT, "--root", EARLIER)
    assert result.exit_code == 0
    assert result.output.splitlines()[3:] == [
        f"  agrees with the printed root {EARLIER}",
        f"  agrees with the printed root {ROOT}",
    ]


def test_an_empty_file_is_said_to_be_empty(run):
    result = run([], "--lang", "zh")
    assert (result.exit_code, result.output) == (0, "文件里一条记录也没有。\n")


@pytest.mark.parametrize(
    ("book", "options", "zh", "en"),
    [
        (
            [*BOOK[:6], BOOK[6].replace(b"tenant", b"owner2"), BOOK[7]], [],
            "第 7 行：这一行被改过。按内容算出来的指纹是 ",
            "Line 7: this line was changed. Its content gives the fingerprint ",
        ),
        (
            BOOK[:6] + BOOK[7:], [],
            "第 7 行：应当是第 7 条，却是第 8 条。中间少了 1 条，被删掉了。",
            "Line 7: should be entry 7 but is entry 8. What is missing between was removed: 1 in ",
        ),
        (
            [*BOOK[:5], BOOK[7], BOOK[6], BOOK[5]], [],
            "第 6 行：应当是第 6 条，却是第 8 条；第 6 条跑到了第 8 行。行的次序被换过。",
            "Line 6: should be entry 6 but is entry 8; entry 6 stands on line 8. Lines were ",
        ),
        (
            BOOK[:6], ["--root", ROOT],
            "第 7 行：应当还有，文件却完了。文件里有 6 条，公告上的总指纹数到第 8 条：",
            "Line 7: should be there, but the file ends. It holds 6 entries, the printed root ",
        ),
    ],
)  # fmt: skip
def test_a_fault_names_the_line_and_what_it_means(run, book, options, zh, en):
    for lang, wanted in (("zh", zh), ("en", en)):
        result = run(book, "--lang", lang, *options)
        assert result.exit_code == 1
        assert result.output.splitlines()[0].startswith(wanted)
    assert result.output.splitlines()[1].endswith(" lines before it are sound.")


def test_a_root_that_agreed_before_the_fault_is_still_told(run):
    other = short_root(8, root_of([]))
    result = run(BOOK, "--lang", "zh", "--root", EARLIER, "--root", other)
    first, second = result.output.splitlines()
    assert first.startswith("第 6 行：从这一行到第 8 行，有内容在公告贴出以后改写过。")
    assert second == f"  和公告上印的一致：{EARLIER}"


def test_json_holds_the_verdict_whole(run):
    sound = json.loads(run(BOOK, "--json", "--root", ROOT).output)
    assert sound == {
        "schema": SCHEMA_ID, "sound": True, "book": "lane", "size": 8,
        "first_at": "2031-05-01T12:00:01.000000Z", "last_at": "2031-05-01T12:00:08.000000Z",
        "root": root_of(HASHES).hex(), "fault": None,
        "agreed": [{"size": 8, "digits": root_of(HASHES).hex()[:16]}],
    }  # fmt: skip
    result = run(BOOK[1:], "--json", "--lang", "en")
    fault = json.loads(result.output)["fault"]
    assert result.exit_code == 1
    assert (fault["line"], fault["code"], fault["field"], fault["missing"]) == (
        1, "lines_removed", "number", 1,
    )  # fmt: skip
    assert fault["sentence"].startswith("Line 1: ")
    assert json.loads(run([], "--json").output)["book"] is None


@pytest.mark.parametrize("root", ["8", "8:abc", "0:9f86-d081-884c-7d65"])
def test_a_root_that_cannot_be_read_is_refused_in_one_line(run, root):
    result = run(BOOK, "--root", root, "--lang", "zh")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: “{root}”不像公告上印的总指纹。")


def test_a_file_that_is_not_there_is_misuse():
    result = CliRunner().invoke(command_line("zh"), ["verify", "nowhere.jsonl"])
    assert result.exit_code == 2


def test_a_file_without_line_ends_is_not_read_whole(run):
    result = run([b"x" * 200_000], "--lang", "en")
    assert result.output.startswith("Line 1: it is over 65536 bytes")


FOUND = {"at": 3, "elsewhere": 9, "found": "f" * 64, "missing": 1, "size": 8, "wanted": "7"}
RAISED = {"line_cut", "line_too_long", "hash_wrong", "not_canonical", "bad_field", "link_broken"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", [*FAULTS, *sorted(RAISED & SENTENCES.keys())])
def test_a_sentence_leaves_no_place_unfilled(code, lang):
    text = fault_sentence(engine.Fault(7, code, "act", FOUND), lang)
    assert text.startswith(("第 7 行：", "Line 7: "))
    assert "{" not in text
    assert "f" * 17 not in text


def test_every_fault_of_the_file_as_a_whole_has_a_sentence_and_no_sentence_is_idle():
    """Those of a line are refusals, which test_wording holds."""
    calls = [n for n in ast.walk(ast.parse(inspect.getsource(engine))) if isinstance(n, ast.Call)]
    made = {c.args[1].value for c in calls if getattr(c.func, "id", "") == "Fault" and
            isinstance(c.args[1], ast.Constant)}  # fmt: skip
    assert made == set(FAULTS)
