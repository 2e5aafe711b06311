"""Helper processes that this one starts, looks after and ends.

Each holds the reading end of a pipe as its standard input and stops when that closes, so none
outlives this process, however it ends.
"""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

PATIENCE = 20.0  # seconds from the wish to stop until a helper is killed
TOO_SOON = 10.0  # seconds; a helper that dies younger would only die again


class Helper:
    """A Python module run beside this process."""

    def __init__(self, name: str, module: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self._module = module
        self._environment = environment
        self.start()

    def start(self) -> None:
        """Start it, for the first time or again."""
        self._started = time.monotonic()
        # A session of its own, so that Ctrl-C reaches only this process, which ends them in order.
        self._process = subprocess.Popen(  # noqa: S603 - a module of ours
            [sys.executable, "-P", "-m", *self._module],
            env=self._environment,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    @property
    def died_young(self) -> bool:
        """Whether it ended so soon that starting it again is no use."""
        return self.exit_code is not None and time.monotonic() - self._started < TOO_SOON

    def ask_to_stop(self) -> None:
        """Close its standard input, which it takes as the wish to stop."""
        if self._process.stdin:
            self._process.stdin.close()

    def wait(self, until: float) -> None:
        """Until it has ended, or by ``until`` on the monotonic clock has been ended."""
        try:
            self._process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def stop_all(helpers: Sequence[Helper]) -> None:
    """Stop them side by side; when this returns none is left."""
    for helper in helpers:
        helper.ask_to_stop()
    until = time.monotonic() + PATIENCE
    for helper in helpers:
        helper.wait(until)
