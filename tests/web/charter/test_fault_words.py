"""Every fault of a charter is worded in both languages, at a place its readers know."""

import copy
import re
from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

import linli.engine.charter
from linli.engine.charter.charter import DOCUMENTS
from linli.engine.charter.document import faults
from linli.engine.charter.gates import KINDS
from linli.engine.charter.law import rule_set
from linli.engine.charter.shape import Fault
from linli.engine.charter.template import template_document
from linli.web.charter import fault_words, telling

ENGINE = Path(linli.engine.charter.__path__[0])
NATIONAL = template_document("national")
BALLOT = next(
    number for number, stage in enumerate(NATIONAL["kinds"]["lift"]["stages"])
    if stage["code"] == "ballot"
)  # fmt: skip


def codes():
    """Every code the engine can give: literal ones, and those made of a name."""
    text = "".join(path.read_text(encoding="utf-8") for path in ENGINE.glob("*.py"))
    found = set(re.findall(r'"(unknown_[a-z]+)"\)', text))
    found |= set(re.findall(r'Fault\(\s*"([a-z_]+)"', text))
    return (found | {"quorum_too_small", "passing_too_small"}) - {"unknown_rule_set"}


def told(lang, change):
    """What is said of the national template after ``change`` has been at it."""
    document = copy.deepcopy(NATIONAL)
    change(document)
    with override("en" if lang == "en" else "zh-hans"):
        found = faults(document, rule_set("national"))
        return [fault_words.sentence(fault, document) for fault in found]


def test_every_code_of_the_engine_has_a_sentence_and_no_sentence_is_left_over():
    assert codes() == set(fault_words._FAULTS)


def test_every_gate_and_document_has_its_word():
    assert set(telling.GATES) == set(KINDS)
    assert set(telling.DOCUMENTS) == set(DOCUMENTS)


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
@pytest.mark.parametrize("code", sorted(codes()))
def test_a_sentence_is_whole_in_both_languages(code, lang):
    facts = {"act": "invite", "role": "tenant", "payer": "maintenance_fund", "found": 1}
    wanted = "text" if code in {"missing", "wrong_kind"} else 2
    fault = Fault(code, "kinds/lift/stages/ballot/gates/notice/days", {**facts, "wanted": wanted})
    with override(lang):
        said = fault_words.sentence(fault, NATIONAL)
    assert "%(" not in said
    assert "kinds/" not in said
    assert ("加装电梯 · 业主表决 · 公示" in said) == (lang == "zh-hans")
    assert ("An added lift · Decision of the owners · notice" in said) == (lang == "en")


def shorter(document):
    document["kinds"]["lift"]["stages"][BALLOT]["gates"][0]["days"] = 7


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["加装电梯", "业主表决", "7 天", "15", "物业管理条例 14 条"]),
        ("en", ["An added lift", "Decision of the owners", "7 days", "15", "物业管理条例 14 条"]),
    ],
)
def test_a_notice_that_is_too_short_says_where_how_short_and_by_which_article(lang, words):
    (said,) = told(lang, shorter)
    for word in words:
        assert word in said


def paths(part, way=()):
    """Every place in a document."""
    if not isinstance(part, dict | list):
        return
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        yield (*way, key)
        yield from paths(value, (*way, key))


PATHS = sorted(paths(NATIONAL), key=str)


@given(
    st.sampled_from(PATHS),
    st.sampled_from([None, True, -1, "moon", "owners", [], ["tenant"], {}, {"kind": "documents"}]),
)
def test_whatever_stands_in_a_document_its_faults_can_be_said(path, value):
    def put(document):
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = value

    assert all("%(" not in said for said in told("zh", put))


def test_what_was_found_may_be_anything_and_is_shown_short():
    (said,) = told("zh", lambda document: document.update(title=["长" * 500]))
    assert len(said) < 120


def test_a_kind_that_is_gone_is_called_by_its_usual_name():
    (said,) = told("zh", lambda document: document["kinds"].pop("lift"))
    assert said.startswith("加装电梯")
