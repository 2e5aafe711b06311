"""Programs of this project, run as a user's shell would."""

import os
import subprocess
import sys


def run(*arguments: str) -> None:
    """Run Python with these arguments to its end, which must be a good one.

    Compiled modules may be kept, as they are for users: without them every start compiles anew.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, env=environment, capture_output=True)  # noqa: S603 - ours
