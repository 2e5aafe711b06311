"""Random numbers: the same for the same names, and distributed as they should be."""

import math

import numpy as np
import pytest

from linli.engine.chance import (
    key_hash,
    key_hashes,
    marks_of,
    stream,
    uniforms,
    uniforms_at,
    uniforms_of,
    uniforms_of_draws,
)
from linli.engine.kernels import normal, overlap, phi, uniform

KEYS = key_hashes(f"thing {i}" for i in range(50))
MANY = 20_000


def test_a_number_depends_on_seed_purpose_key_and_draw_alone():
    first = uniforms(7, "damage", KEYS, 3)
    assert (first == uniforms(7, "damage", KEYS[::-1], 3)[::-1]).all()
    assert (uniforms(7, "damage", KEYS[10:20], 3) == first[10:20]).all()
    for other in (
        uniforms(8, "damage", KEYS, 3),
        uniforms(7, "work", KEYS, 3),
        uniforms(7, "damage", KEYS, 4),
    ):
        assert not (other == first).any()


def test_what_is_the_same_for_every_draw_may_be_kept():
    marks = marks_of(stream(7, "damage"), KEYS)
    assert all((uniforms_at(marks, w) == uniforms(7, "damage", KEYS, w)).all() for w in range(5))


def test_a_block_of_draws_holds_the_numbers_of_each_draw():
    source = stream(7, "damage")
    block = uniforms_of_draws(source, KEYS, 3, 4)
    assert (block == [uniforms(7, "damage", KEYS, draw) for draw in range(3, 7)]).all()


def test_a_key_is_the_same_number_on_every_machine():
    """``printf 清和里 | b2sum -l 64``, the bytes read from the last to the first."""
    assert key_hash("清和里") == int.from_bytes(bytes.fromhex("c13357927cec6888"), "little")


def test_a_number_is_the_finaliser_of_splitmix64_twice():
    """Written out with Python's whole numbers."""
    whole = 2**64

    def finalised(x):
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % whole
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB % whole
        return x ^ (x >> 31)

    golden = 0x9E3779B97F4A7C15
    source = finalised((7 * golden + key_hash("damage")) % whole)
    mixed = finalised((finalised(int(KEYS[0]) ^ source) + 12 * golden) % whole)
    assert stream(7, "damage") == source
    assert uniforms(7, "damage", KEYS[:1], 12)[0] == ((mixed >> 11) + 0.5) / 2**53


def test_the_compiled_uniform_is_that_of_the_engine_to_the_last_bit():
    source = stream(11, "twin")
    for draw in (0, 1, 999, 2**31):
        compiled = [uniform(np.uint64(source), key, draw) for key in KEYS]
        assert (np.array(compiled) == uniforms_of(source, KEYS, draw)).all()


def test_uniform_numbers_are_uniform_over_keys_and_over_draws():
    source, bound = stream(5, "even"), 1.95 / math.sqrt(MANY)
    over_keys = uniforms_of(source, np.arange(MANY, dtype=np.uint64))
    over_draws = [uniform(np.uint64(source), KEYS[0], draw) for draw in range(MANY)]
    for numbers in (over_keys, np.array(over_draws)):
        assert 0 < numbers.min() < numbers.max() < 1
        assert distance(numbers, np.sort(numbers)) < bound


def test_neighbouring_draws_and_keys_do_not_go_together():
    table = np.array([uniforms(5, "pairs", KEYS, draw) for draw in range(2000)])
    bound = 4 / math.sqrt(2000)
    assert abs(np.corrcoef(table[:-1, 0], table[1:, 0])[0, 1]) < bound
    off = np.corrcoef(table.T) - np.eye(len(KEYS))
    assert np.abs(off).max() < bound * 1.25


def test_normal_numbers_are_standard_normal():
    source = np.uint64(stream(3, "spread"))
    numbers = np.array([normal(source, KEYS[1], draw) for draw in range(MANY)])
    assert abs(numbers.mean()) < 3.3 / math.sqrt(MANY)
    assert abs(numbers.var() - 1) < 3.3 * math.sqrt(2 / MANY)
    ordered = np.sort(numbers)
    chances = np.array([0.5 * (1 + math.erf(z / math.sqrt(2))) for z in ordered])
    assert distance(numbers, chances) < 1.95 / math.sqrt(MANY)


@pytest.mark.parametrize("z", np.linspace(-8, 8, 65))
def test_phi_is_the_normal_distribution_function(z):
    assert phi(z) == pytest.approx(0.5 * (1 + math.erf(z / math.sqrt(2))), rel=1e-9, abs=1e-15)


def test_phi_keeps_its_digits_far_out():
    assert phi(-20.0) == pytest.approx(2.753624118606233e-89, rel=1e-9)


@pytest.mark.parametrize(
    ("low", "high", "start", "end", "length"),
    [(0, 2, 1, 3, 1), (0, 2, 2, 3, 0), (0, 2, 5, 6, 0), (0, 2, -1, 9, 2), (0, 2, 3, 1, 0)],
)
def test_an_overlap_is_what_two_spans_share(low, high, start, end, length):
    assert overlap(float(low), float(high), float(start), float(end)) == length


def distance(numbers, chances):
    """Kolmogorov's distance of a sample, given the distribution function at its sorted values."""
    steps = np.arange(1, len(numbers) + 1) / len(numbers)
    return max(np.abs(steps - chances).max(), np.abs(steps - 1 / len(numbers) - chances).max())
