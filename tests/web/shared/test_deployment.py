"""What holds once others can reach the pages: encrypted, private, and told when it is not."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks
from django.urls import reverse

from linli.web.shared import checks


def check_deploy(home, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    return subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={**clean, "LINLI_HOME": str(home), **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_behind_tls_nothing_is_left_to_wish_for(tmp_path):
    home = tmp_path / "home"
    done = check_deploy(home, LINLI_HTTPS="1", LINLI_HOSTS="linli.example.org")
    assert done.returncode == 0, done.stderr


def test_without_tls_the_check_says_what_is_open(tmp_path):
    done = check_deploy(tmp_path / "home", LINLI_HOSTS="192.168.1.4")
    assert done.returncode == 1
    assert "linli.W001" in done.stderr
    assert "LINLI_HTTPS=1" in done.stderr


def test_a_data_folder_that_others_can_look_into_is_told(tmp_path, settings):
    settings.LINLI_HOME = tmp_path
    tmp_path.chmod(0o755)
    assert [each.id for each in checks.data_folder_is_private(None)] == ["linli.W002"]
    tmp_path.chmod(0o700)
    assert checks.data_folder_is_private(None) == []


def test_on_this_computer_alone_our_checks_have_nothing_to_say():
    ours = [each for each in run_checks() if str(each.id).startswith("linli.")]
    assert ours == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_page_carries_the_header(visitor, name, value):
    assert visitor.get(reverse("estates")).headers[name] == value


@pytest.mark.django_db
def test_no_page_may_use_camera_microphone_or_place(visitor):
    policy = visitor.get(reverse("estates")).headers["Permissions-Policy"]
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy.split(", "))
