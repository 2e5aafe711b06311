"""`linli serve` and `linli demo`: start, refuse, stop, leave nothing running."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from linli.cli.addresses import own_addresses
from tests.e2e.conftest import Site, free_port, ours


def linli(*command, cwd):
    clean = {name: value for name, value in os.environ.items() if not ours(name)}
    return subprocess.run(
        [sys.executable, "-m", "linli", *command],
        cwd=cwd, env={**clean, "LINLI_LANG": "en", "LINLI_HOME": str(cwd / "home")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org"])  # noqa: S104
def test_the_demo_is_never_opened_to_other_computers(tmp_path, host):
    done = linli("demo", "--host", host, cwd=tmp_path)
    assert done.returncode == 1
    assert "linli serve" in done.stderr
    assert not (tmp_path / ".linli").exists()


def test_an_address_that_this_computer_has_not_is_told(tmp_path):
    done = linli("serve", "--host", "203.0.113.9", cwd=tmp_path)
    assert done.returncode == 1
    assert "no address 203.0.113.9" in done.stderr


def test_served_to_others_it_answers_its_own_names_and_warns_without_tls(tmp_path):
    with serving(tmp_path, "--host", "0.0.0.0", LINLI_LANG="en") as site:  # noqa: S104
        said = site.said()
        assert "Whoever shares the network" in said
        for address in own_addresses():
            assert f"http://{address}:{site.port}" in said
            with urlopen(f"http://{address}:{site.port}/estates/") as page:
                assert page.status == 200


def test_the_first_start_names_the_set_up_code_and_where_to_type_it(tmp_path):
    with serving(tmp_path, LINLI_LANG="en") as site:
        code = (tmp_path / "home/setup_code").read_text()
        assert f"{site.url}/set-up/" in site.said()
        assert code in site.said()
        assert "Whoever shares the network" not in site.said()


@contextmanager
def serving(folder, *options, **environment):
    home = str(folder / "home")
    site = Site(folder, "serve", *options, LINLI_HOME=home, **environment).wait()
    site.await_words("Ctrl-C")
    yield site
    site.stop()


def test_a_taken_port_is_named_with_another_one(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = linli("serve", "--port", str(port), cwd=tmp_path)
    assert done.returncode == 1
    assert f"--port {port + 1}" in done.stderr


def test_a_wrong_setting_ends_the_start_with_its_accepted_values(tmp_path):
    clean = {name: value for name, value in os.environ.items() if not ours(name)}
    done = subprocess.run(
        [sys.executable, "-m", "linli", "serve", "--port", str(free_port())],
        cwd=tmp_path, env={**clean, "LINLI_HOME": str(tmp_path), "LINLI_UPLOAD_MB": "many"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "LINLI_UPLOAD_MB='many': use a whole number from 1 to 500." in done.stderr


def children(pid):
    """Processes under ``pid``, at any depth (Linux)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            child = int(status.parent.name)
            found += [child, *children(child)]
    return found


def gone(pids, patience=30):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if not [pid for pid in pids if Path(f"/proc/{pid}").exists()]:
            return True
        time.sleep(0.2)
    return False


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")


@linux
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_it_ends_nothing_is_left_running(tmp_path, how):
    site = Site(tmp_path, "serve", LINLI_HOME=str(tmp_path / "home")).wait()
    helpers = children(site.process.pid)
    assert len(helpers) >= 3
    site.process.send_signal(how)
    site.process.wait(40)
    assert gone(helpers)
    site.log.close()


@linux
def test_a_killed_worker_is_started_again(tmp_path):
    site = Site(tmp_path, "serve", LINLI_HOME=str(tmp_path / "home")).wait()
    time.sleep(11)  # a worker that dies younger is not started again
    worker = next(
        pid
        for pid in children(site.process.pid)
        if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    os.kill(worker, signal.SIGKILL)
    time.sleep(2)
    assert site.process.poll() is None
    assert "正在重新启动" in site.said()
    assert site.stop() == 143


def test_the_demo_keeps_its_trial_in_a_folder_that_no_repository_takes_up(site):
    assert ".linli" in site.said()
    assert f"http://127.0.0.1:{site.port}" in site.said()


def test_serve_begins_without_any_estate(tmp_path):
    site = Site(tmp_path, "serve", LINLI_HOME=str(tmp_path / "home")).wait()
    with urlopen(f"{site.url}/") as page:  # noqa: S310 - our own
        assert "还没有小区" in page.read().decode()
    site.stop()
