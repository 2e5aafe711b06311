"""Whoever was told that an act is recorded finds it there, though all was killed at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.web.journal.factories import numbers, sound, wrote

ROOT = Path(__file__).parents[3]
KILLS = 20


def address():
    """The database of the tests, as LINLI_DATABASE names it."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(settings['NAME']))}"
    return f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"


@pytest.fixture
def writer(transactional_db):
    """The program that writes, told what to do by a line each."""
    environment = {**os.environ, "LINLI_DATABASE": address()}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.web.journal.writer"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        process.stdin.close()


def killed_after(writer, told):
    """Start one writer, kill it when it has told of so many entries; every number it told."""
    writer.stdin.write("write\n")
    writer.stdin.flush()
    acknowledged = []
    for line in writer.stdout:
        word, _, number = line.strip().partition(" ")
        if word == "gone":
            return acknowledged
        if word == "writer":
            process = int(number)
        else:
            acknowledged.append(int(word))
        if len(acknowledged) == told:
            os.kill(process, signal.SIGKILL)
    raise AssertionError


def test_every_acknowledged_entry_is_there_after_a_kill_and_the_chain_holds(writer):
    acknowledged = []
    for kill in range(KILLS):
        acknowledged += killed_after(writer, 1 + kill % 5)
    last = wrote().number  # its turn comes after whatever a killed writer had still under way
    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= set(numbers())
    assert numbers() == list(range(1, last + 1))
    assert sound() == last
