"""One value has one written form, and what has none is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.journal.canonical import DEEPEST, LARGEST, again, canonical, parsed

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8")).filter(
    lambda text: __import__("unicodedata").is_normalized(
        "NFC", json.dumps(text, ensure_ascii=False)
    )
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
).filter(lambda value: depth(value) <= DEEPEST)


def depth(value):
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


def refused(value):
    with pytest.raises(InputError) as caught:
        canonical(value)
    return caught.value.code, caught.value.where


@given(VALUES)
def test_what_is_written_is_read_again(value):
    assert parsed(canonical(value)) == value
    assert again(value) == canonical(value)


@given(st.dictionaries(NAMES, VALUES, min_size=2), st.randoms())
def test_the_order_of_a_dictionary_does_not_matter(value, random):
    items = list(value.items())
    random.shuffle(items)
    assert canonical(dict(items)) == canonical(value)


def test_the_form_is_that_of_rfc_8785():
    """Names sorted, no blanks, the escapes of its section 3.2.2.2, everything else as it is."""
    value = {"b": [True, None, -0, 10**9], "a": '\b\t\n\f\r\x0f"\\/€\u2028\x7f楼'}
    wanted = '{"a":"\\b\\t\\n\\f\\r\\u000f\\"\\\\/€\u2028\x7f楼","b":[true,null,0,1000000000]}'
    assert canonical(value) == wanted.encode()


@pytest.mark.parametrize(
    ("value", "code", "where"),
    [
        ({"facts": {"area": 1.5}}, "number_not_whole", "facts.area"),
        ([1, 2.0], "number_not_whole", "[1]"),
        (float("nan"), "number_not_whole", ""),
        ({"n": LARGEST + 1}, "number_too_large", "n"),
        ({"n": -LARGEST - 1}, "number_too_large", "n"),
        ({"Name": 1}, "name_not_plain", ""),
        ({"facts": {"王": 1}}, "name_not_plain", "facts"),
        ({1: 1}, "name_not_plain", ""),
        ("e\u0301", "not_nfc", ""),
        ("\ud800", "not_text", ""),
    ],
)  # fmt: skip
def test_what_has_no_form_is_refused_at_its_place(value, code, where):
    assert refused(value) == (code, where)


def test_nesting_ends_somewhere():
    value = 1
    for _ in range(DEEPEST):
        value = [value]
    assert parsed(canonical(value)) == value
    assert refused([value])[0] == "nested_too_deep"


def test_a_value_of_another_type_is_the_callers_fault():
    with pytest.raises(TypeError, match=r"facts\.who: object has no canonical form"):
        canonical({"facts": {"who": object()}})


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        (b'{"a":1', "line_not_json", 7),
        (b"\xef\xbb\xbf{}", "line_not_json", 1),
        (b'{"a":"\xff"}', "line_not_utf8", 7),
        (b"[" * 60_000, "line_not_json", 1),
        (b"1" * 5_000, "line_not_json", 1),
        (b'{"a":1,"a":1}', "not_canonical", 7),
        (b'{"b":1,"a":1}', "not_canonical", 3),
        (b'{"a": 1}', "not_canonical", 6),
        (b'{"a":1}\r', "not_canonical", 8),
        (b'{"a":"\\u697c"}', "not_canonical", 7),
        (b'{"a":"\\ud800"}', "not_text", None),
        (b'{"a":-0}', "not_canonical", 6),
        (b'{"a":1.0}', "number_not_whole", None),
        (b'{"a":NaN}', "number_not_whole", None),
    ],
)  # fmt: skip
def test_a_line_in_any_other_form_is_refused(line, code, at):
    with pytest.raises(InputError) as caught:
        parsed(line)
    assert caught.value.code == code
    assert caught.value.facts.get("at") == at
